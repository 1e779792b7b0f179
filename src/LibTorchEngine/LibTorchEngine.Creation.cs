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
        return scope.Result(source, into);
    }

    /// <inheritdoc/>
    public RawTensor ToHost(in RawTensor x) => x;
}
