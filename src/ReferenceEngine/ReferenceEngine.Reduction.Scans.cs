using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Cumsum(in RawTensor x, int dim, in RawTensor into = default) => Scan.Numeric(x, dim, default(SumKernel), into);

    private readonly struct SumKernel : INumericFold
    {
        public T Start<T>()
            where T : INumberBase<T> => T.Zero;

        public T Step<T>(T total, T x)
            where T : INumberBase<T> => total + x;
    }

    /// <inheritdoc/>
    public RawTensor Cumprod(in RawTensor x, int dim, in RawTensor into = default) => Scan.Numeric(x, dim, default(ProdKernel), into);
}
