using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Compat.Conformance.Values;

/// <summary>Reads the values of case and result files; what they cannot hold is a <see cref="FormatException"/>.</summary>
public static class ValueReader
{
    /// <summary>Reads one value.</summary>
    /// <exception cref="FormatException">It is not a value of the format.</exception>
    public static Value Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => NoneValue.Instance,
        JsonValueKind.True => new BoolValue(true),
        JsonValueKind.False => new BoolValue(false),
        JsonValueKind.String => new StringValue(json.GetString()!),
        JsonValueKind.Number => ReadNumber(json),
        JsonValueKind.Object => ReadObject(json),
        _ => throw new FormatException($"a bare {json.ValueKind} is not a value"),
    };

    /// <summary>Reads a JSON array of values.</summary>
    /// <exception cref="FormatException">It is no array, or holds what is no value.</exception>
    public static Value[] ReadArray(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select(Read)]
            : throw new FormatException($"an array was expected, not {json.ValueKind}");

    private static Value ReadNumber(JsonElement json)
    {
        var text = json.GetRawText();
        return text.AsSpan().IndexOfAny(".eE") < 0
            ? new IntValue(BigInteger.Parse(text, CultureInfo.InvariantCulture))
            : new FloatValue(double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static Value ReadObject(JsonElement json)
    {
        using var properties = json.EnumerateObject();
        if (!properties.MoveNext()) throw new FormatException("an empty object is not a value");
        var property = properties.Current;
        if (properties.MoveNext()) throw new FormatException($"an object of several keys ('{property.Name}' …) is not a value");
        var content = property.Value;
        return property.Name switch
        {
            "tensor" => ReadTensor(content),
            "float" => new FloatValue(ReadSpecial(content)),
            "complex" => ReadComplex(content),
            "list" => new SequenceValue(SequenceKind.List, ReadArray(content)),
            "tuple" => new SequenceValue(SequenceKind.Tuple, ReadArray(content)),
            "size" => new SequenceValue(SequenceKind.Size, ReadArray(content)),
            "dtype" => new ConstantValue(ConstantKind.DType, Text(content)),
            "device" => new ConstantValue(ConstantKind.Device, Text(content)),
            "layout" => new ConstantValue(ConstantKind.Layout, Text(content)),
            "memory_format" => new ConstantValue(ConstantKind.MemoryFormat, Text(content)),
            "slice" => ReadSlice(content),
            "ellipsis" => new EllipsisValue(),
            _ => throw new FormatException($"'{property.Name}' is not a kind of value"),
        };
    }

    private static TensorValue ReadTensor(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("a tensor must be an object");
        var name = Text(Key(json, "dtype"));
        var type = ElementType.Find(name) ?? throw new FormatException($"'{name}' is not a known dtype");
        var shape = Numbers(Key(json, "shape"));
        if (Array.Exists(shape, size => size < 0)) throw new FormatException("a tensor has a negative size");
        if (!Key(json, "data").TryGetBytesFromBase64(out var data)) throw new FormatException("a tensor's data is not base64");
        var count = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (data.Length != count * type.Size)
        {
            throw new FormatException($"a tensor of {count} {type.Name} elements has {data.Length} bytes instead of {count * type.Size}");
        }

        var stride = json.TryGetProperty("stride", out var given) ? Numbers(given) : null;
        if (stride is not null && stride.Length != shape.Length) throw new FormatException("a tensor's stride and shape differ in length");
        var requiresGrad = json.TryGetProperty("requires_grad", out var flag) && flag.ValueKind == JsonValueKind.True;
        return new TensorValue(type, shape, data, requiresGrad, stride);
    }

    private static double ReadSpecial(JsonElement json) => Text(json) switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        var other => throw new FormatException($"'{other}' is not a float"),
    };

    private static ComplexValue ReadComplex(JsonElement json) =>
        ReadArray(json) is [var real, var imaginary]
            ? new ComplexValue(Part(real), Part(imaginary))
            : throw new FormatException("a complex number needs two parts");

    private static double Part(Value value) => value switch
    {
        FloatValue number => number.Content,
        IntValue number => (double)number.Content,
        _ => throw new FormatException("a part of a complex number is no number"),
    };

    private static SliceValue ReadSlice(JsonElement json) =>
        ReadArray(json) is [var start, var stop, var step]
            ? new SliceValue(start, stop, step)
            : throw new FormatException("a slice needs three parts");

    private static JsonElement Key(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : throw new FormatException($"a tensor lacks '{name}'");

    private static string Text(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? json.GetString()!
            : throw new FormatException($"a name was expected, not {json.ValueKind}");

    private static long[] Numbers(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array
            ? [.. json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number)
                ? number
                : throw new FormatException("a size or stride is no whole number"))]
            : throw new FormatException("sizes or strides must be an array");
}
