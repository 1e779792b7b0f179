using System.Numerics;

namespace Compat.Engines;

/// <summary>A real kernel at each floating type; float16 and bfloat16 are computed in float32 and rounded once, as ATen does.</summary>
internal readonly struct Real<TKernel>(TKernel kernel)
    : IMap<float, float>, IMap<double, double>, IMap<Half, Half>, IMap<BFloat16, BFloat16>
    where TKernel : struct, IUnaryKernel
{
    public float Invoke(float x) => kernel.Invoke(x);

    public double Invoke(double x) => kernel.Invoke(x);

    public Half Invoke(Half x) => (Half)kernel.Invoke((float)x);

    public BFloat16 Invoke(BFloat16 x) => (BFloat16)kernel.Invoke((float)x);
}

/// <summary>A complex kernel at both complex types, computed in complex128.</summary>
internal readonly struct OfComplex<TKernel>(TKernel kernel) : IMap<Complex64, Complex64>, IMap<Complex, Complex>
    where TKernel : struct, IComplexKernel
{
    public Complex64 Invoke(Complex64 x) => (Complex64)kernel.Invoke((Complex)x);

    public Complex Invoke(Complex x) => kernel.Invoke(x);
}

/// <summary>A numeric kernel at each type that has arithmetic of its own.</summary>
internal readonly struct Number<TKernel>(TKernel kernel)
    : IMap<float, float>, IMap<double, double>, IMap<Half, Half>, IMap<BFloat16, BFloat16>, IMap<Complex64, Complex64>,
      IMap<Complex, Complex>, IMap<byte, byte>, IMap<sbyte, sbyte>, IMap<short, short>, IMap<int, int>, IMap<long, long>
    where TKernel : struct, INumericKernel
{
    public float Invoke(float x) => kernel.Invoke(x);

    public double Invoke(double x) => kernel.Invoke(x);

    public Half Invoke(Half x) => (Half)kernel.Invoke((float)x);

    public BFloat16 Invoke(BFloat16 x) => (BFloat16)kernel.Invoke((float)x);

    public Complex64 Invoke(Complex64 x) => (Complex64)kernel.Invoke((Complex)x);

    public Complex Invoke(Complex x) => kernel.Invoke(x);

    public byte Invoke(byte x) => kernel.Invoke(x);

    public sbyte Invoke(sbyte x) => kernel.Invoke(x);

    public short Invoke(short x) => kernel.Invoke(x);

    public int Invoke(int x) => kernel.Invoke(x);

    public long Invoke(long x) => kernel.Invoke(x);
}

/// <summary>A real kernel of two operands at each floating type.</summary>
internal readonly struct RealZip<TKernel>(TKernel kernel)
    : IZip<float, float, float>, IZip<double, double, double>, IZip<Half, Half, Half>, IZip<BFloat16, BFloat16, BFloat16>
    where TKernel : struct, IBinaryKernel
{
    public float Invoke(float a, float b) => kernel.Invoke(a, b);

    public double Invoke(double a, double b) => kernel.Invoke(a, b);

    public Half Invoke(Half a, Half b) => (Half)kernel.Invoke((float)a, (float)b);

    public BFloat16 Invoke(BFloat16 a, BFloat16 b) => (BFloat16)kernel.Invoke((float)a, (float)b);
}

/// <summary>A numeric kernel of two operands at each type that has arithmetic of its own.</summary>
internal readonly struct NumberZip<TKernel>(TKernel kernel)
    : IZip<float, float, float>, IZip<double, double, double>, IZip<Half, Half, Half>, IZip<BFloat16, BFloat16, BFloat16>,
      IZip<Complex64, Complex64, Complex64>, IZip<Complex, Complex, Complex>, IZip<byte, byte, byte>, IZip<sbyte, sbyte, sbyte>,
      IZip<short, short, short>, IZip<int, int, int>, IZip<long, long, long>, IZip<Half, float, Half>, IZip<BFloat16, float, BFloat16>
    where TKernel : struct, INumericBinaryKernel
{
    public Half Invoke(Half a, float b) => (Half)kernel.Invoke((float)a, b);

    public BFloat16 Invoke(BFloat16 a, float b) => (BFloat16)kernel.Invoke((float)a, b);

    public float Invoke(float a, float b) => kernel.Invoke(a, b);

    public double Invoke(double a, double b) => kernel.Invoke(a, b);

    public Half Invoke(Half a, Half b) => (Half)kernel.Invoke((float)a, (float)b);

    public BFloat16 Invoke(BFloat16 a, BFloat16 b) => (BFloat16)kernel.Invoke((float)a, (float)b);

    public Complex64 Invoke(Complex64 a, Complex64 b) => (Complex64)kernel.Invoke((Complex)a, b);

    public Complex Invoke(Complex a, Complex b) => kernel.Invoke(a, b);

    public byte Invoke(byte a, byte b) => kernel.Invoke(a, b);

    public sbyte Invoke(sbyte a, sbyte b) => kernel.Invoke(a, b);

    public short Invoke(short a, short b) => kernel.Invoke(a, b);

    public int Invoke(int a, int b) => kernel.Invoke(a, b);

    public long Invoke(long a, long b) => kernel.Invoke(a, b);
}

/// <summary>An ordered kernel of two operands at each real and integer type; bool is computed as uint8.</summary>
internal readonly struct OrderedZip<TKernel>(TKernel kernel)
    : IZip<float, float, float>, IZip<double, double, double>, IZip<Half, Half, Half>, IZip<BFloat16, BFloat16, BFloat16>,
      IZip<byte, byte, byte>, IZip<sbyte, sbyte, sbyte>, IZip<short, short, short>, IZip<int, int, int>, IZip<long, long, long>
    where TKernel : struct, IOrderedBinaryKernel
{
    public float Invoke(float a, float b) => kernel.Invoke(a, b);

    public double Invoke(double a, double b) => kernel.Invoke(a, b);

    public Half Invoke(Half a, Half b) => (Half)kernel.Invoke((float)a, (float)b);

    public BFloat16 Invoke(BFloat16 a, BFloat16 b) => (BFloat16)kernel.Invoke((float)a, (float)b);

    public byte Invoke(byte a, byte b) => kernel.Invoke(a, b);

    public sbyte Invoke(sbyte a, sbyte b) => kernel.Invoke(a, b);

    public short Invoke(short a, short b) => kernel.Invoke(a, b);

    public int Invoke(int a, int b) => kernel.Invoke(a, b);

    public long Invoke(long a, long b) => kernel.Invoke(a, b);
}

/// <summary>A question about two operands at each real and integer type; bool is asked as uint8.</summary>
internal readonly struct Predicate<TKernel>(TKernel kernel)
    : IZip<float, float, bool>, IZip<double, double, bool>, IZip<Half, Half, bool>, IZip<BFloat16, BFloat16, bool>,
      IZip<byte, byte, bool>, IZip<sbyte, sbyte, bool>, IZip<short, short, bool>, IZip<int, int, bool>, IZip<long, long, bool>
    where TKernel : struct, IPredicateKernel
{
    public bool Invoke(float a, float b) => kernel.Invoke(a, b);

    public bool Invoke(double a, double b) => kernel.Invoke(a, b);

    public bool Invoke(Half a, Half b) => kernel.Invoke((float)a, (float)b);

    public bool Invoke(BFloat16 a, BFloat16 b) => kernel.Invoke((float)a, (float)b);

    public bool Invoke(byte a, byte b) => kernel.Invoke(a, b);

    public bool Invoke(sbyte a, sbyte b) => kernel.Invoke(a, b);

    public bool Invoke(short a, short b) => kernel.Invoke(a, b);

    public bool Invoke(int a, int b) => kernel.Invoke(a, b);

    public bool Invoke(long a, long b) => kernel.Invoke(a, b);
}
