using Compat.Engines;

namespace Compat;

/// <summary>nan_to_num, composed of comparisons and choices.</summary>
internal static class Finite
{
    /// <summary>x with NaN and the infinities replaced; the parts of complex numbers each by itself.</summary>
    public static RawTensor Replace(IEngine e, in RawTensor x, double? nan, double? posInf, double? negInf, in RawTensor into)
    {
        if (x.DType.IsIntegral) return Pipelines.Copy(e, x, into);
        if (x.DType.is_complex)
        {
            var dense = Pipelines.Copy(e, x, into);
            var parts = ComplexViews.Parts(dense);
            Replace(e, parts, nan, posInf, negInf, parts);
            return dense;
        }

        var (largest, dtype) = (Largest(x.DType), x.DType);
        var infinite = Choose(e, x, double.PositiveInfinity, posInf ?? largest);
        infinite = Choose(e, infinite, double.NegativeInfinity, negInf ?? -largest, x);
        return e.Where(e.Ne(x, x), RawTensor.OnHost(nan ?? 0, dtype), infinite, into);
    }

    private static RawTensor Choose(IEngine e, in RawTensor x, double value, double replacement, in RawTensor asked = default)
    {
        var source = asked.Exists ? asked : x;
        return e.Where(e.Eq(source, RawTensor.OnHost(value, x.DType)), RawTensor.OnHost(replacement, x.DType), x);
    }

    private static double Largest(DType dtype) => dtype.Type switch
    {
        ScalarType.Float => float.MaxValue,
        ScalarType.Half => (double)Half.MaxValue,
        ScalarType.BFloat16 => 3.3895313892515355e38,
        _ => double.MaxValue,
    };
}
