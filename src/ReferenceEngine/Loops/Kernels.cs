using System.Numerics;

namespace Compat.Engines;

/// <summary>out = f(in), element types fixed: what the loops run.</summary>
internal interface IMap<TIn, TOut>
{
    TOut Invoke(TIn x);
}

/// <summary>out = f(a, b), element types fixed.</summary>
internal interface IZip<TA, TB, TOut>
{
    TOut Invoke(TA a, TB b);
}

/// <summary>A function of real numbers, written once for all floating types.</summary>
internal interface IUnaryKernel
{
    T Invoke<T>(T x)
        where T : IFloatingPointIeee754<T>;
}

/// <summary>A function of real numbers that is computed in float64 and rounded once.</summary>
internal interface IDoubleKernel
{
    double Invoke(double x);
}

/// <summary>A function of two real numbers that is computed in float64 and rounded once.</summary>
internal interface IDoubleBinaryKernel
{
    double Invoke(double a, double b);
}

/// <summary>A function of two complex numbers.</summary>
internal interface IComplexBinaryKernel
{
    Complex Invoke(Complex a, Complex b);
}

/// <summary>A function of complex numbers.</summary>
internal interface IComplexKernel
{
    Complex Invoke(Complex x);
}

/// <summary>A function of numbers of any kind (integers, real, complex).</summary>
internal interface INumericKernel
{
    T Invoke<T>(T x)
        where T : INumberBase<T>;
}

/// <summary>A function of two real numbers, written once for all floating types.</summary>
internal interface IBinaryKernel
{
    T Invoke<T>(T a, T b)
        where T : IFloatingPointIeee754<T>;
}

/// <summary>A function of two numbers of any kind (integers, real, complex).</summary>
internal interface INumericBinaryKernel
{
    T Invoke<T>(T a, T b)
        where T : INumberBase<T>;
}

/// <summary>A function of two ordered numbers (integers, real).</summary>
internal interface IOrderedBinaryKernel
{
    T Invoke<T>(T a, T b)
        where T : INumber<T>;
}

/// <summary>A function of integers.</summary>
internal interface IIntegerKernel
{
    T Invoke<T>(T x)
        where T : IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>A function of two integers.</summary>
internal interface IIntegerBinaryKernel
{
    T Invoke<T>(T a, T b)
        where T : IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>A question about two ordered numbers.</summary>
internal interface IPredicateKernel
{
    bool Invoke<T>(T a, T b)
        where T : INumber<T>;
}

/// <summary>The vector form of a kernel, for types whose arithmetic <see cref="Vector{T}"/> has.</summary>
internal interface IVectorForm
{
    Vector<T> Invoke<T>(Vector<T> x);
}

/// <summary>The vector form of a kernel of two operands.</summary>
internal interface IVectorBinaryForm
{
    Vector<T> Invoke<T>(Vector<T> a, Vector<T> b);
}
