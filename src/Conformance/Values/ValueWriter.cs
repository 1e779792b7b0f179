using System.Globalization;
using System.Text.Json;

namespace Compat.Conformance.Values;

/// <summary>Writes the values of case and result files.</summary>
public static class ValueWriter
{
    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value)
        {
            case NoneValue: json.WriteNullValue(); break;
            case BoolValue flag: json.WriteBooleanValue(flag.Content); break;
            case IntValue number: json.WriteRawValue(number.Content.ToString(CultureInfo.InvariantCulture)); break;
            case FloatValue number: WriteFloat(json, number.Content); break;
            case StringValue text: json.WriteStringValue(text.Content); break;
            default: WriteObject(json, value); break;
        }
    }

    private static void WriteFloat(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            var text = number.ToString("R", CultureInfo.InvariantCulture);
            json.WriteRawValue(text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("float", double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, Value value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case TensorValue tensor: WriteTensor(json, tensor); break;
            case ComplexValue number:
                WriteItems(json, "complex", [new FloatValue(number.Real), new FloatValue(number.Imaginary)]);
                break;
            case SequenceValue sequence: WriteItems(json, sequence.Kind.ToString().ToLowerInvariant(), sequence.Items); break;
            case ConstantValue constant: json.WriteString(Key(constant.Kind), constant.Name); break;
            case SliceValue slice: WriteItems(json, "slice", [slice.Start, slice.Stop, slice.Step]); break;
            case EllipsisValue: json.WriteBoolean("ellipsis", true); break;
            default: throw new InvalidOperationException($"{value.GetType().Name} cannot be written");
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, TensorValue tensor)
    {
        json.WriteStartObject("tensor");
        json.WriteString("dtype", tensor.Type.Name);
        WriteNumbers(json, "shape", tensor.Shape);
        json.WriteBase64String("data", tensor.Data);
        if (tensor.RequiresGrad) json.WriteBoolean("requires_grad", true);
        if (tensor.Stride is not null) WriteNumbers(json, "stride", tensor.Stride);
        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, string key, IReadOnlyList<Value> items)
    {
        json.WriteStartArray(key);
        foreach (var item in items) Write(json, item);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, long[] numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static string Key(ConstantKind kind) =>
        kind == ConstantKind.MemoryFormat ? "memory_format" : kind.ToString().ToLowerInvariant();
}
