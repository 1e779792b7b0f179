namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Index(in RawTensor x, ReadOnlySpan<RawTensor> indices, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, values) = (scope.In(x), scope.InAll(indices));
        scope.CheckIndices(indices, x.Sizes);
        return scope.Result(scope.Call(new("aten::index"u8, "Tensor"u8), self, Argument.Optionals(values)), into);
    }

    /// <inheritdoc/>
    public RawTensor IndexPut(in RawTensor into, ReadOnlySpan<RawTensor> indices, in RawTensor values, bool accumulate)
    {
        using var scope = Scope.Enter();
        var (self, places) = (scope.In(into), scope.InAll(indices));
        scope.CheckIndices(indices, into.Sizes);
        return scope.Result(
            scope.Call("aten::index_put"u8, self, Argument.Optionals(places), scope.In(values), accumulate), into);
    }

    /// <inheritdoc/>
    public RawTensor IndexSelect(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, slices) = (scope.In(x), scope.In(index));
        scope.CheckSlices(slices, dim, x.Sizes);
        return scope.Result(scope.Call("aten::index_select"u8, self, dim, slices), into);
    }

    /// <inheritdoc/>
    public RawTensor IndexAdd(in RawTensor into, int dim, in RawTensor index, in RawTensor source, Scalar alpha)
    {
        using var scope = Scope.Enter();
        scope.CheckSlices(scope.In(index), dim, into.Sizes);
        // index_add_ takes a number. Outer and inner slices go by scatter_add in it, which rounds once (index_add_cpu_out).
        if (into.Rank > 1 && alpha == 1 && (dim == 0 || dim == into.Rank - 1))
        {
            var spread = new long[into.Rank];
            Array.Fill(spread, 1);
            spread[dim] = index.Count;
            var along = scope.Call("aten::expand"u8, scope.Call("aten::reshape"u8, scope.In(index), spread), source.Sizes.ToArray(), false);
            return scope.Result(scope.Call("aten::scatter_add"u8, scope.In(into), dim, along, scope.In(source)), into);
        }

        var (target, added) = into.Rank == 0 ? (into.As(Shape.One), source.As(Shape.One)) : (into, source);
        var scaled = alpha == 1 ? scope.In(added) : scope.Mul(scope.In(added), alpha);
        // The rest are added one after the other, as index_put_ does.
        var places = new Value[dim + 1];
        places[dim] = scope.In(index.Rank == 0 ? index.As(Shape.One) : index);
        scope.Result(scope.Call("aten::index_put"u8, scope.In(target), Argument.Optionals(places), scaled, true), target);
        return into;
    }

    /// <inheritdoc/>
    public RawTensor Gather(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, places) = (scope.In(x), scope.In(index));
        scope.CheckPlaces(places, dim, x.Sizes);
        return scope.Result(scope.Call("aten::gather"u8, self, dim, places, false), into);
    }

    /// <inheritdoc/>
    public RawTensor Scatter(in RawTensor into, int dim, in RawTensor index, in RawTensor src, ScatterMode mode)
    {
        using var scope = Scope.Enter();
        var (self, places, source) = (scope.In(into), scope.In(index), scope.In(src));
        scope.CheckPlaces(places, dim, into.Sizes);
        return scope.Result(
            mode switch
            {
                ScatterMode.Add => scope.Call("aten::scatter_add"u8, self, dim, places, source),
                ScatterMode.Set => scope.Call(new("aten::scatter"u8, "src"u8), self, dim, places, source),
                ScatterMode.Maximum => scope.Call(new("aten::scatter_reduce"u8, "two"u8), self, dim, places, source, "amax", true),
                ScatterMode.Minimum => scope.Call(new("aten::scatter_reduce"u8, "two"u8), self, dim, places, source, "amin", true),
                _ => scope.Call(new("aten::scatter"u8, "reduce"u8), self, dim, places, source, "multiply"),
            },
            into);
    }

    /// <inheritdoc/>
    public RawTensor Take(in RawTensor x, in RawTensor index, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (self, places) = (scope.In(x), scope.In(index));
        scope.CheckElements(places, x.Count);
        return scope.Result(scope.Call("aten::take"u8, self, places), into);
    }

    /// <inheritdoc/>
    public RawTensor Nonzero(in RawTensor x) => Unary("aten::nonzero"u8, x, default);

    /// <inheritdoc/>
    public RawTensor RepeatInterleave(in RawTensor counts) =>
        Unary(new("aten::repeat_interleave"u8, "Tensor"u8), counts, default, Argument.None);
}
