namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Flip(in RawTensor x, ReadOnlySpan<int> dims, in RawTensor into = default) =>
        Unary("aten::flip"u8, x, into, Longs(dims));

    /// <inheritdoc/>
    public RawTensor Triangle(in RawTensor x, long diagonal, bool upper, in RawTensor into = default) =>
        upper ? Unary("aten::triu"u8, x, into, diagonal) : Unary("aten::tril"u8, x, into, diagonal);
}
