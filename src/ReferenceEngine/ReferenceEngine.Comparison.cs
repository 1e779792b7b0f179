using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Eq(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        a.DType.is_complex ? EqComplex(a, b, equal: true, into) : Zip.Ask(a, b, default(EqKernel), into);

    /// <inheritdoc/>
    public RawTensor Ne(in RawTensor a, in RawTensor b, in RawTensor into = default) =>
        a.DType.is_complex ? EqComplex(a, b, equal: false, into) : Zip.Ask(a, b, default(NeKernel), into);

    /// <inheritdoc/>
    public RawTensor Lt(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Ask(a, b, default(LtKernel), into);

    /// <inheritdoc/>
    public RawTensor Le(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Ask(a, b, default(LeKernel), into);

    /// <inheritdoc/>
    public RawTensor Gt(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Ask(a, b, default(GtKernel), into);

    /// <inheritdoc/>
    public RawTensor Ge(in RawTensor a, in RawTensor b, in RawTensor into = default) => Zip.Ask(a, b, default(GeKernel), into);

    private readonly struct GtKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a > b;
    }

    private readonly struct GeKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a >= b;
    }

    private readonly struct EqKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a == b;
    }

    private readonly struct NeKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a != b;
    }

    private readonly struct LtKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a < b;
    }

    private readonly struct LeKernel : IPredicateKernel
    {
        public bool Invoke<T>(T a, T b)
            where T : INumber<T> => a <= b;
    }

    private static RawTensor EqComplex(in RawTensor a, in RawTensor b, bool equal, in RawTensor into)
    {
        var r = Zip.Result(a, b, into, DType.Bool);
        var kernel = new EqComplexKernel(equal);
        if (a.DType == DType.Complex64) Zip.Each<Complex64, bool, EqComplexKernel>(kernel, r, a, b);
        else Zip.Each<Complex, bool, EqComplexKernel>(kernel, r, a, b);
        return r;
    }

    private readonly struct EqComplexKernel(bool equal) : IZip<Complex64, Complex64, bool>, IZip<Complex, Complex, bool>
    {
        public bool Invoke(Complex64 a, Complex64 b) => Invoke((Complex)a, b);

        public bool Invoke(Complex a, Complex b) => (a.Real == b.Real && a.Imaginary == b.Imaginary) == equal;
    }
}
