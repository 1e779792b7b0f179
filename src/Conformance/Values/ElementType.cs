using System.Buffers.Binary;
using System.Globalization;

namespace Compat.Conformance.Values;

/// <summary>How the elements of a dtype behave.</summary>
public enum ElementKind
{
    /// <summary>bool</summary>
    Bool,

    /// <summary>signed or unsigned integers</summary>
    Integer,

    /// <summary>floating point</summary>
    Floating,

    /// <summary>pairs of floating point</summary>
    Complex,
}

/// <summary>A dtype of case files, decoded here independently of the engines that are judged.</summary>
/// <param name="Name">PyTorch's name.</param>
/// <param name="Size">Bytes an element.</param>
/// <param name="Kind">How elements behave.</param>
/// <param name="Part">The floating dtype of a complex one's parts.</param>
public sealed record ElementType(string Name, int Size, ElementKind Kind, string Part = "")
{
    private static readonly Dictionary<string, ElementType> Known = new ElementType[]
    {
        new("bool", 1, ElementKind.Bool),
        new("uint8", 1, ElementKind.Integer), new("int8", 1, ElementKind.Integer),
        new("int16", 2, ElementKind.Integer), new("uint16", 2, ElementKind.Integer),
        new("int32", 4, ElementKind.Integer), new("uint32", 4, ElementKind.Integer),
        new("int64", 8, ElementKind.Integer), new("uint64", 8, ElementKind.Integer),
        new("float16", 2, ElementKind.Floating), new("bfloat16", 2, ElementKind.Floating),
        new("float32", 4, ElementKind.Floating), new("float64", 8, ElementKind.Floating),
        new("complex32", 4, ElementKind.Complex, "float16"), new("complex64", 8, ElementKind.Complex, "float32"),
        new("complex128", 16, ElementKind.Complex, "float64"),
    }.ToDictionary(type => type.Name);

    /// <summary>The dtype of that name, or null.</summary>
    public static ElementType? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>The dtype of the parts: of a complex dtype its floating one, else itself.</summary>
    public ElementType Parts => Kind == ElementKind.Complex ? Known[Part] : this;

    /// <summary>A real floating element as a double, exactly.</summary>
    public double Real(ReadOnlySpan<byte> element) => Name switch
    {
        "float16" => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
        "bfloat16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(element) << 16),
        "float32" => BinaryPrimitives.ReadSingleLittleEndian(element),
        "float64" => BinaryPrimitives.ReadDoubleLittleEndian(element),
        _ => throw new InvalidOperationException($"{Name} is not a floating dtype"),
    };

    /// <summary>An integer or bool element.</summary>
    public Int128 Integer(ReadOnlySpan<byte> element) => Name switch
    {
        "bool" or "uint8" => element[0],
        "int8" => (sbyte)element[0],
        "int16" => BinaryPrimitives.ReadInt16LittleEndian(element),
        "uint16" => BinaryPrimitives.ReadUInt16LittleEndian(element),
        "int32" => BinaryPrimitives.ReadInt32LittleEndian(element),
        "uint32" => BinaryPrimitives.ReadUInt32LittleEndian(element),
        "int64" => BinaryPrimitives.ReadInt64LittleEndian(element),
        "uint64" => BinaryPrimitives.ReadUInt64LittleEndian(element),
        _ => throw new InvalidOperationException($"{Name} is not an integral dtype"),
    };

    /// <summary>How many representable numbers lie between two real floating elements; infinite when only one is NaN.</summary>
    public double UlpDistance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (x, y) = (Real(left), Real(right));
        if (x == y || (double.IsNaN(x) && double.IsNaN(y))) return 0;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.PositiveInfinity;
        return (double)Int128.Abs(Ordered(left) - Ordered(right));
    }

    /// <summary>An element as Python writes it.</summary>
    public string Text(ReadOnlySpan<byte> element) => Kind switch
    {
        ElementKind.Bool => element[0] != 0 ? "True" : "False",
        ElementKind.Integer => Integer(element).ToString(CultureInfo.InvariantCulture),
        ElementKind.Floating => PythonText.Number(Real(element), Name),
        _ => ComplexText(element),
    };

    // The bits as a signed magnitude, so that neighbouring numbers differ by one, across zero too.
    private Int128 Ordered(ReadOnlySpan<byte> element)
    {
        ulong bits = Size switch
        {
            2 => BinaryPrimitives.ReadUInt16LittleEndian(element),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(element),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(element),
        };
        var sign = 1UL << (Size * 8 - 1);
        return (bits & sign) == 0 ? bits : -(Int128)(bits & ~sign);
    }

    private string ComplexText(ReadOnlySpan<byte> element)
    {
        var part = Parts;
        return $"complex({part.Text(element[..part.Size])}, {part.Text(element[part.Size..])})";
    }
}
