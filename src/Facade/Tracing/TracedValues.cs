using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Compat.Engines;

namespace Compat;

/// <summary>The elements of a result as a trace keeps them: all bytes of a small one, the first and last of a large one with its hash and
/// its extremes.</summary>
internal sealed class TracedValues
{
    /// <summary>So many elements are written out.</summary>
    internal const int Limit = 256;

    private readonly string _dtype;
    private readonly long[] _shape;
    private readonly byte[]? _data;
    private readonly string? _hash;
    private readonly (double Min, double Max, double Mean)? _range;

    private TracedValues(Tensor tensor, bool unfilled)
    {
        (_dtype, _shape) = (tensor.dtype.Name, tensor.Raw.Sizes.ToArray());
        if (unfilled) return;
        var bytes = Bytes(tensor);
        _hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        if (tensor.Count <= Limit)
        {
            _data = bytes;
            return;
        }

        var half = Limit / 2 * tensor.dtype.itemsize;
        _data = [.. bytes.AsSpan(0, half), .. bytes.AsSpan(bytes.Length - half)];
        if (tensor.dtype.is_complex) return;
        var real = tensor.detach().to(torch.float64);
        _range = ((double)real.min().item(), (double)real.max().item(), (double)real.mean().item());
    }

    internal static TracedValues Of(Tensor tensor, bool unfilled) => new(tensor, unfilled);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("dtype", _dtype);
        json.WriteStartArray("shape");
        foreach (var size in _shape) json.WriteNumberValue(size);
        json.WriteEndArray();
        if (_hash is null) return;
        json.WriteString("hash", _hash);
        json.WriteBase64String("data", _data);
        if (_range is not { } range) return;
        Number(json, "min", range.Min);
        Number(json, "max", range.Max);
        Number(json, "mean", range.Mean);
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteString(name, Text.PyRepr.Repr(value));
    }

    private static byte[] Bytes(Tensor tensor)
    {
        var (raw, engine) = (tensor.Raw, tensor.Engine);
        if (!raw.IsContiguous) raw = engine.Copy(raw, engine.Empty(Shape.Of(raw.Sizes), raw.DType, tensor.device));
        raw = engine.ToHost(raw);
        var size = raw.DType.itemsize;
        var bytes = new byte[raw.Count * size];
        if (bytes.Length == 0) return bytes;
        ref var start = ref ((HostStorage)raw.Storage).Data;
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref start, (nint)(raw.Offset * size)), bytes.Length).CopyTo(bytes);
        GC.KeepAlive(tensor);
        return bytes;
    }
}
