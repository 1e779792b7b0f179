namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Relu(in RawTensor x, in RawTensor into = default) => Unary("aten::relu"u8, x, into);

    /// <inheritdoc/>
    public RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var below = scope.Call(new("aten::le"u8, "Tensor"u8), scope.In(x), scope.Number(threshold, x.DType));
        return scope.Result(scope.Call(new("aten::where"u8, "self"u8), below, scope.Number(0, grad.DType), scope.In(grad)), into);
    }
}
