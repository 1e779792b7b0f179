namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Flip(in RawTensor x, ReadOnlySpan<int> dims, in RawTensor into = default) =>
        Kernel((x, dims: Longs(dims)), into, static (scope, s) => scope.In(s.x).flip(s.dims));

    /// <inheritdoc/>
    public RawTensor Triangle(in RawTensor x, long diagonal, bool upper, in RawTensor into = default) => Kernel(
        (x, diagonal, upper), into,
        static (scope, s) => s.upper ? scope.In(s.x).triu(s.diagonal) : scope.In(s.x).tril(s.diagonal));
}
