namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var dtype = Argument.Some((int)x.DType.Type);
        return scope.Result(
            scope.Call(new("aten::sum"u8, "dim_IntList"u8), scope.In(x), Argument.Some(Longs(dims)), keepdim, dtype), into);
    }
}
