namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Empty(Shape shape, DType dtype, Device device)
    {
        if (device.type == "cpu") return RawTensor.OnHost(shape, dtype);
        var index = Index(device);
        using var scope = Scope.Enter();
        return scope.EmptyOn(new Device("cuda", index), shape, dtype);
    }

    /// <inheritdoc/>
    public RawTensor Fill(in RawTensor into, Scalar value)
    {
        using var scope = Scope.Enter();
        scope.Result(scope.Number(value, into.DType), into.Unexpanded());
        return into;
    }

    /// <inheritdoc/>
    public RawTensor Copy(in RawTensor x, in RawTensor into)
    {
        using var scope = Scope.Enter();
        var source = scope.In(x);
        // libtorch sees two handles over one block as two tensors, and would not notice that they overlap.
        if (ReferenceEquals(x.Storage, into.Storage)) source = scope.Call("aten::clone"u8, source, Argument.None);
        // copy_ itself writes a warning to the console; whether to warn is decided above the engines.
        if (x.DType.is_complex && !into.DType.is_complex && into.DType != DType.Bool) source = scope.Call("aten::real"u8, source);
        return scope.Result(source, into);
    }

    /// <inheritdoc/>
    public RawTensor ToHost(in RawTensor x) =>
        x.Storage is HostStorage ? x : Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), x.DType));

    /// <inheritdoc/>
    public RawTensor FromHost(in RawTensor x, Device device)
    {
        if (device.type == "cpu") return x;
        return Copy(x, Empty(x.Shape.IsNonOverlappingAndDense ? x.Shape : Shape.Of(x.Sizes), x.DType, device));
    }

    /// <inheritdoc/>
    public RawTensor Arange(Scalar start, Scalar step, in RawTensor into)
    {
        using var scope = Scope.Enter();
        var wide = into.DType.IsIntegral ? DType.Int64 : DType.Float64;
        // arange takes numbers; the places of a vector of ones are 0, 1, 2, ….
        var ones = scope.Call("aten::ones"u8, new[] { into.Count }, Argument.None, Argument.None, Argument.None, Argument.None);
        var places = scope.Call("aten::nonzero"u8, ones);
        var steps = scope.Mul(scope.Cast(scope.Call(new("aten::squeeze"u8, "dim"u8), places, 1), wide), step);
        return scope.Result(scope.Add(steps, scope.Number(start, wide), 1), into);
    }

    /// <inheritdoc/>
    public RawTensor Linspace(Scalar start, Scalar end, in RawTensor into)
    {
        using var scope = Scope.Enter();
        var (first, last) = (scope.Number(start, DType.Float64), scope.Number(end, DType.Float64));
        var dtype = Argument.Some((int)into.DType.Type);
        var line = scope.Call(
            new("aten::linspace"u8, "Tensor_Tensor"u8), first, last, into.Count, dtype, Argument.None, Argument.None, Argument.None);
        return scope.Result(line, into);
    }
}
