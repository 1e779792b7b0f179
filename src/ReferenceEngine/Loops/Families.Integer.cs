using System.Numerics;

namespace Compat.Engines;

/// <summary>A real kernel that is computed in float64 and rounded once.</summary>
internal readonly struct ByDouble<TKernel>(TKernel kernel) : IUnaryKernel
    where TKernel : struct, IDoubleKernel
{
    public T Invoke<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateTruncating(kernel.Invoke(double.CreateTruncating(x)));
}

/// <summary>A real kernel of two operands that is computed in float64 and rounded once.</summary>
internal readonly struct ByDoubleZip<TKernel>(TKernel kernel) : IBinaryKernel
    where TKernel : struct, IDoubleBinaryKernel
{
    public T Invoke<T>(T a, T b)
        where T : IFloatingPointIeee754<T> =>
        T.CreateTruncating(kernel.Invoke(double.CreateTruncating(a), double.CreateTruncating(b)));
}

/// <summary>An integer kernel at each integer type; bool is computed as uint8.</summary>
internal readonly struct IntegerMap<TKernel>(TKernel kernel)
    : IMap<byte, byte>, IMap<sbyte, sbyte>, IMap<short, short>, IMap<int, int>, IMap<long, long>
    where TKernel : struct, IIntegerKernel
{
    public byte Invoke(byte x) => kernel.Invoke(x);

    public sbyte Invoke(sbyte x) => kernel.Invoke(x);

    public short Invoke(short x) => kernel.Invoke(x);

    public int Invoke(int x) => kernel.Invoke(x);

    public long Invoke(long x) => kernel.Invoke(x);
}

/// <summary>An integer kernel of two operands at each integer type; bool is computed as uint8.</summary>
internal readonly struct IntegerZip<TKernel>(TKernel kernel)
    : IZip<byte, byte, byte>, IZip<sbyte, sbyte, sbyte>, IZip<short, short, short>, IZip<int, int, int>, IZip<long, long, long>
    where TKernel : struct, IIntegerBinaryKernel
{
    public byte Invoke(byte a, byte b) => kernel.Invoke(a, b);

    public sbyte Invoke(sbyte a, sbyte b) => kernel.Invoke(a, b);

    public short Invoke(short a, short b) => kernel.Invoke(a, b);

    public int Invoke(int a, int b) => kernel.Invoke(a, b);

    public long Invoke(long a, long b) => kernel.Invoke(a, b);
}

/// <summary>A complex kernel of two operands at both complex types, computed in complex128.</summary>
internal readonly struct ComplexZip<TKernel>(TKernel kernel)
    : IZip<Complex64, Complex64, Complex64>, IZip<Complex, Complex, Complex>
    where TKernel : struct, IComplexBinaryKernel
{
    public Complex64 Invoke(Complex64 a, Complex64 b) => (Complex64)kernel.Invoke((Complex)a, b);

    public Complex Invoke(Complex a, Complex b) => kernel.Invoke(a, b);
}
