using System.Numerics;
using Compat.Text;

namespace Compat;

/// <summary>A Python number: bool, int, float or complex; what <c>item()</c> returns and what operators take beside tensors.</summary>
/// <remarks>PyTorch 2.13 <c>c10::Scalar</c>.</remarks>
public readonly partial struct Scalar : IEquatable<Scalar>, IFormattable
{
    private readonly long _bits;
    private readonly double _imaginary;

    private Scalar(ScalarKind kind, long bits, double imaginary = 0) => (Kind, _bits, _imaginary) = (kind, bits, imaginary);

    public ScalarKind Kind { get; }

    public bool IsIntegral => Kind <= ScalarKind.Int;

    public bool IsFloat => Kind == ScalarKind.Float;

    public bool IsComplex => Kind == ScalarKind.Complex;

    /// <summary>The number as a double; a complex one gives its real part.</summary>
    public double ToDouble() => Kind >= ScalarKind.Float ? BitConverter.Int64BitsToDouble(_bits) : _bits;

    /// <summary>The number as an int64; a float is cut as x86 does it.</summary>
    public long ToLong() => Kind >= ScalarKind.Float ? Casts.ToInt64(BitConverter.Int64BitsToDouble(_bits)) : _bits;

    public bool ToBool() => Kind >= ScalarKind.Float ? ToComplex() != Complex.Zero : _bits != 0;

    public Complex ToComplex() => new(ToDouble(), _imaginary);

    /// <summary>The conjugate; a real number is its own.</summary>
    public Scalar Conjugate() => IsComplex ? Complex.Conjugate(ToComplex()) : this;

    public static implicit operator Scalar(bool value) => new(ScalarKind.Bool, value ? 1 : 0);

    public static implicit operator Scalar(int value) => new(ScalarKind.Int, value);

    public static implicit operator Scalar(long value) => new(ScalarKind.Int, value);

    public static implicit operator Scalar(float value) => new(ScalarKind.Float, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(double value) => new(ScalarKind.Float, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(Complex value) =>
        new(ScalarKind.Complex, BitConverter.DoubleToInt64Bits(value.Real), value.Imaginary);

    public static implicit operator double(Scalar value) => value.ToDouble();

    public static implicit operator float(Scalar value) => (float)value.ToDouble();

    public static explicit operator int(Scalar value) => (int)value.ToLong();

    public static explicit operator long(Scalar value) => value.ToLong();

    public static explicit operator bool(Scalar value) => value.ToBool();

    public static explicit operator Complex(Scalar value) => value.ToComplex();

    public static bool operator true(Scalar value) => value.ToBool();

    public static bool operator false(Scalar value) => !value.ToBool();

    public static bool operator !(Scalar value) => !value.ToBool();

    public static Scalar operator +(Scalar a, Scalar b) => Widest(a, b) switch
    {
        ScalarKind.Complex => (Scalar)(a.ToComplex() + b.ToComplex()),
        ScalarKind.Float => (Scalar)(a.ToDouble() + b.ToDouble()),
        _ => (Scalar)(a._bits + b._bits),
    };

    public static Scalar operator -(Scalar a, Scalar b) => Widest(a, b) switch
    {
        ScalarKind.Complex => (Scalar)(a.ToComplex() - b.ToComplex()),
        ScalarKind.Float => (Scalar)(a.ToDouble() - b.ToDouble()),
        _ => (Scalar)(a._bits - b._bits),
    };

    public static Scalar operator *(Scalar a, Scalar b) => Widest(a, b) switch
    {
        ScalarKind.Complex => (Scalar)(a.ToComplex() * b.ToComplex()),
        ScalarKind.Float => (Scalar)(a.ToDouble() * b.ToDouble()),
        _ => (Scalar)(a._bits * b._bits),
    };

    public static Scalar operator /(Scalar a, Scalar b) =>
        Widest(a, b) == ScalarKind.Complex ? (Scalar)(a.ToComplex() / b.ToComplex()) : (Scalar)(a.ToDouble() / b.ToDouble());

    public static Scalar operator -(Scalar a) => a.Kind switch
    {
        ScalarKind.Complex => (Scalar)(-a.ToComplex()),
        ScalarKind.Float => (Scalar)(-a.ToDouble()),
        _ => (Scalar)(-a._bits),
    };

    public static bool operator <(Scalar a, Scalar b) => a.ToDouble() < b.ToDouble();

    public static bool operator >(Scalar a, Scalar b) => a.ToDouble() > b.ToDouble();

    public static bool operator <=(Scalar a, Scalar b) => a.ToDouble() <= b.ToDouble();

    public static bool operator >=(Scalar a, Scalar b) => a.ToDouble() >= b.ToDouble();

    public static bool operator ==(Scalar a, Scalar b) => a.Equals(b);

    public static bool operator !=(Scalar a, Scalar b) => !a.Equals(b);

    public bool Equals(Scalar other) => IsIntegral && other.IsIntegral ? _bits == other._bits : ToComplex() == other.ToComplex();

    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    public override int GetHashCode() => ToComplex().GetHashCode();

    private static ScalarKind Widest(Scalar a, Scalar b) =>
        (ScalarKind)Math.Max(Math.Max((byte)a.Kind, (byte)b.Kind), (byte)ScalarKind.Int);

    /// <summary>The boxed .NET number: bool, long, double or <see cref="Complex"/>.</summary>
    public object ToObject() => Kind switch
    {
        ScalarKind.Bool => ToBool(),
        ScalarKind.Int => _bits,
        ScalarKind.Float => ToDouble(),
        _ => ToComplex(),
    };

    /// <summary>Python's text of the number.</summary>
    public override string ToString() => PyRepr.Repr(ToObject());

    /// <summary>Python's <c>format(number, spec)</c>; .NET's own specifications of a letter and digits (<c>F4</c>) are taken as
    /// well.</summary>
    /// <exception cref="ValueError">The specification is neither.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format is { Length: > 1 } && char.IsAsciiLetter(format[0]) && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9')
            ? string.Format(formatProvider, $"{{0:{format}}}", ToObject())
            : PyFormat.Format(ToObject(), format);
}

/// <summary>Which of Python's numbers a <see cref="Scalar"/> is.</summary>
public enum ScalarKind : byte
{
    Bool,
    Int,
    Float,
    Complex,
}
