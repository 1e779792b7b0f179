namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Index(in RawTensor x, ReadOnlySpan<RawTensor> indices, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var values = Argument.Optionals(scope.InAll(indices));
        return scope.Result(scope.Call(new("aten::index"u8, "Tensor"u8), scope.In(x), values), into);
    }

    /// <inheritdoc/>
    public RawTensor IndexPut(in RawTensor into, ReadOnlySpan<RawTensor> indices, in RawTensor values, bool accumulate)
    {
        using var scope = Scope.Enter();
        var places = Argument.Optionals(scope.InAll(indices));
        return scope.Result(scope.Call("aten::index_put"u8, scope.In(into), places, scope.In(values), accumulate), into);
    }

    /// <inheritdoc/>
    public RawTensor IndexSelect(in RawTensor x, int dim, in RawTensor index, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::index_select"u8, scope.In(x), dim, scope.In(index)), into);
    }

    /// <inheritdoc/>
    public RawTensor IndexAdd(in RawTensor into, int dim, in RawTensor index, in RawTensor source, Scalar alpha)
    {
        using var scope = Scope.Enter();
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
        return scope.Result(scope.Call("aten::gather"u8, scope.In(x), dim, scope.In(index), false), into);
    }

    /// <inheritdoc/>
    public RawTensor Scatter(in RawTensor into, int dim, in RawTensor index, in RawTensor src, ScatterMode mode)
    {
        using var scope = Scope.Enter();
        var (self, places, source) = (scope.In(into), scope.In(index), scope.In(src));
        return scope.Result(
            mode switch
            {
                ScatterMode.Add => scope.Call("aten::scatter_add"u8, self, dim, places, source),
                ScatterMode.Set => scope.Call(new("aten::scatter"u8, "src"u8), self, dim, places, source),
                _ => scope.Call(new("aten::scatter"u8, "reduce"u8), self, dim, places, source, "multiply"),
            },
            into);
    }

    /// <inheritdoc/>
    public RawTensor Take(in RawTensor x, in RawTensor index, in RawTensor into = default) => Binary("aten::take"u8, x, index, into);

    /// <inheritdoc/>
    public RawTensor Nonzero(in RawTensor x) => Unary("aten::nonzero"u8, x, default);

    /// <inheritdoc/>
    public RawTensor RepeatInterleave(in RawTensor counts) =>
        Unary(new("aten::repeat_interleave"u8, "Tensor"u8), counts, default, Argument.None);
}
