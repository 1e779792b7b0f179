namespace Compat;

/// <summary>c10's element types, with c10's numbers.</summary>
/// <remarks>PyTorch 2.13 <c>c10::ScalarType</c>.</remarks>
public enum ScalarType : sbyte
{
    Byte = 0,
    Char = 1,
    Short = 2,
    Int = 3,
    Long = 4,
    Half = 5,
    Float = 6,
    Double = 7,
    ComplexFloat = 9,
    ComplexDouble = 10,
    Bool = 11,
    BFloat16 = 15,
}

/// <summary>The type of a tensor's elements; prints as PyTorch's <c>torch.float32</c>.</summary>
/// <remarks>PyTorch 2.13 <c>torch.dtype</c>.</remarks>
public sealed class DType
{
    private DType(ScalarType type, string name, int itemsize, Kind kind, Type elementType)
    {
        (Type, Name, this.itemsize, _kind, ElementType) = (type, name, itemsize, kind, elementType);
    }

    private enum Kind
    {
        Bool,
        Unsigned,
        Signed,
        Float,
        Complex,
    }

    private readonly Kind _kind;

    public static DType UInt8 { get; } = new(ScalarType.Byte, "uint8", 1, Kind.Unsigned, typeof(byte));

    public static DType Int8 { get; } = new(ScalarType.Char, "int8", 1, Kind.Signed, typeof(sbyte));

    public static DType Int16 { get; } = new(ScalarType.Short, "int16", 2, Kind.Signed, typeof(short));

    public static DType Int32 { get; } = new(ScalarType.Int, "int32", 4, Kind.Signed, typeof(int));

    public static DType Int64 { get; } = new(ScalarType.Long, "int64", 8, Kind.Signed, typeof(long));

    public static DType Float16 { get; } = new(ScalarType.Half, "float16", 2, Kind.Float, typeof(Half));

    public static DType Float32 { get; } = new(ScalarType.Float, "float32", 4, Kind.Float, typeof(float));

    public static DType Float64 { get; } = new(ScalarType.Double, "float64", 8, Kind.Float, typeof(double));

    public static DType Complex64 { get; } = new(ScalarType.ComplexFloat, "complex64", 8, Kind.Complex, typeof(Complex64));

    public static DType Complex128 { get; } =
        new(ScalarType.ComplexDouble, "complex128", 16, Kind.Complex, typeof(System.Numerics.Complex));

    public static DType Bool { get; } = new(ScalarType.Bool, "bool", 1, Kind.Bool, typeof(bool));

    public static DType BFloat16 { get; } = new(ScalarType.BFloat16, "bfloat16", 2, Kind.Float, typeof(BFloat16));

    /// <summary>Every element type, in c10's order.</summary>
    public static IReadOnlyList<DType> All { get; } =
        [UInt8, Int8, Int16, Int32, Int64, Float16, Float32, Float64, Complex64, Complex128, Bool, BFloat16];

    public ScalarType Type { get; }

    /// <summary>PyTorch's name without the module: <c>float32</c>.</summary>
    public string Name { get; }

    /// <summary>The .NET type of one element.</summary>
    public Type ElementType { get; }

    /// <summary>Bytes of one element.</summary>
    public int itemsize { get; }

    public bool is_floating_point => _kind == Kind.Float;

    public bool is_complex => _kind == Kind.Complex;

    public bool is_signed => _kind >= Kind.Signed;

    /// <summary>Integers and, as c10's <c>isIntegralType(t, includeBool=true)</c>, bool.</summary>
    public bool IsIntegral => _kind <= Kind.Signed;

    /// <summary>Types a tensor must have to require gradients.</summary>
    public bool IsDifferentiable => _kind >= Kind.Float;

    /// <summary>The name c10 uses in messages: <c>Float</c>, <c>Long</c>.</summary>
    public string CppName => Type.ToString();

    /// <summary>The real type of a complex one's parts; any other type is its own.</summary>
    public DType ToReal() => this == Complex64 ? Float32 : this == Complex128 ? Float64 : this;

    /// <summary>The complex type whose parts have this type.</summary>
    public DType ToComplex() => this == Float64 ? Complex128 : is_complex ? this : Complex64;

    /// <summary>The type of elements stored as <typeparamref name="T"/>.</summary>
    public static DType Of<T>()
        where T : unmanaged => Of(typeof(T));

    /// <inheritdoc cref="Of{T}"/>
    public static DType Of(Type element)
    {
        foreach (var dtype in All)
        {
            if (dtype.ElementType == element) return dtype;
        }

        throw new TypeError($"can't convert elements of type {element.Name}. The only supported types are: float64, float32, float16, "
            + "complex64, complex128, int64, int32, int16, int8, uint8, and bool.");
    }

    public override string ToString() => "torch." + Name;
}
