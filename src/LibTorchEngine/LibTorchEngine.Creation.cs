namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Empty(Shape shape, DType dtype, Device device) => device.type == "cpu"
        ? RawTensor.OnHost(shape, dtype)
        : throw new NotImplementedError($"The engine 'libtorch' computes in CPU memory only, not on {device}.");

    /// <inheritdoc/>
    public RawTensor Fill(in RawTensor into, Scalar value)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Number(value, into.DType), into);
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
    public RawTensor ToHost(in RawTensor x) => x;

    /// <inheritdoc/>
    public RawTensor Arange(Scalar start, Scalar step, in RawTensor into) => throw Missing(nameof(Arange));

    /// <inheritdoc/>
    public RawTensor Linspace(Scalar start, Scalar end, in RawTensor into) => throw Missing(nameof(Linspace));
}
