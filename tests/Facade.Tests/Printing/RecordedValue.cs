using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Compat.Engines;

namespace Compat.Facade.Tests.Printing;

/// <summary>Values of the recorded tables as .NET values.</summary>
internal static class RecordedValue
{
    /// <summary>The tensor of a line, or null where its value is something else.</summary>
    public static RawTensor? Tensor(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        if (value.TryGetProperty("tensor", out var tensor)) return Read(tensor);
        return value.TryGetProperty("arange", out var count) ? Range(count[0].GetInt64(), value) : null;
    }

    public static DType Named(string name) => DType.All.Single(dtype => dtype.Name == name);

    public static long[] Sizes(JsonElement sizes) => [.. sizes.EnumerateArray().Select(size => size.GetInt64())];

    public static object? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.GetRawText().IndexOfAny(['.', 'e']) < 0 => value.GetInt64(),
        JsonValueKind.Number => value.GetDouble(),
        _ => throw new NotSupportedException(value.GetRawText()),
    };

    public static RawTensor Read(JsonElement tensor)
    {
        var dtype = Named(tensor.GetProperty("dtype").GetString()!);
        var result = RawTensor.OnHost(Shape.Of(Sizes(tensor.GetProperty("shape"))), dtype);
        var bytes = tensor.GetProperty("data").GetBytesFromBase64();
        for (var i = 0; i < bytes.Length; i++) At(result, i) = bytes[i];
        return result;
    }

    private static RawTensor Range(long count, JsonElement value)
    {
        var dtype = Named(value.GetProperty("dtype").GetString()!);
        var result = RawTensor.OnHost(Shape.Of(Sizes(value.GetProperty("shape"))), dtype);
        var times = value.GetProperty("times").GetDouble();
        for (var i = 0; i < count; i++)
        {
            Scalar number = dtype.is_complex ? new Complex(i * times, 0) : dtype.is_floating_point ? i * times : i * (long)times;
            Element.Write(ref At(result, i * dtype.itemsize), dtype, number);
        }

        return result;
    }

    private static ref byte At(RawTensor tensor, long bytes) =>
        ref Unsafe.AddByteOffset(ref ((HostStorage)tensor.Storage).Data, (nint)bytes);
}
