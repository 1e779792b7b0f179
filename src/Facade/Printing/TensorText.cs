using System.Text;
using Compat.Engines;

namespace Compat.Printing;

/// <summary>The text of a tensor, byte for byte PyTorch's.</summary>
/// <remarks>PyTorch 2.13 <c>torch._tensor_str</c>; functions here keep its names where they have one.</remarks>
internal sealed class TensorText
{
    private const string Prefix = "tensor(";
    private readonly Elements _elements;
    private readonly PrintOptions _options;
    private readonly bool _summarize;
    private readonly NumberFormatter _real;
    private readonly NumberFormatter? _imaginary;

    private TensorText(Elements elements, PrintOptions options)
    {
        (_elements, _options) = (elements, options);
        _summarize = elements.Count > options.Threshold;
        var values = Printed();
        if (elements.DType.is_complex)
        {
            _real = new NumberFormatter(Elements.Parts(values, v => v.Real), true, options);
            _imaginary = new NumberFormatter(Elements.Parts(values, v => v.Imaginary), true, options);
        }
        else
        {
            _real = new NumberFormatter(values, elements.DType.is_floating_point, options);
        }
    }

    /// <summary>What <c>repr(tensor)</c> gives for a tensor in CPU memory.</summary>
    /// <remarks><paramref name="device"/> is named unless null; <paramref name="gradient"/> is the last suffix, if any.</remarks>
    public static string Repr(RawTensor tensor, DType defaultType, string? device, string? gradient)
    {
        var options = PrintOptions.Current;
        var suffixes = new List<string>();
        if (device is not null) suffixes.Add($"device='{device}'");
        var usual = tensor.DType == defaultType || tensor.DType == defaultType.ToComplex()
            || tensor.DType == DType.Int64 || tensor.DType == DType.Bool;
        if (tensor.Count == 0)
        {
            if (tensor.Rank != 1) suffixes.Add(Size(tensor));
            if (tensor.DType != defaultType) suffixes.Add($"dtype={tensor.DType}");
        }
        else
        {
            if (options.EdgeItems == 0) suffixes.Add(Size(tensor));
            if (!usual) suffixes.Add($"dtype={tensor.DType}");
        }

        if (gradient is not null) suffixes.Add(gradient);
        var text = tensor.Count == 0 ? "[]" : new TensorText(new Elements(tensor), options).Rows(0, tensor.Offset, Prefix.Length);
        return AddSuffixes(Prefix + text, suffixes, options.LineWidth);
    }

    private static string Size(RawTensor tensor) => "size=" + SizeText.Tuple(tensor.Sizes);

    private static string AddSuffixes(string text, List<string> suffixes, int lineWidth)
    {
        var result = new StringBuilder(text);
        var last = text.Length - text.LastIndexOf('\n') + 1;
        foreach (var suffix in suffixes)
        {
            if (last + suffix.Length + 2 > lineWidth)
            {
                result.Append(",\n").Append(' ', Prefix.Length).Append(suffix);
                last = Prefix.Length + suffix.Length;
            }
            else
            {
                result.Append(", ").Append(suffix);
                last += suffix.Length + 2;
            }
        }

        return result.Append(')').ToString();
    }

    /// <summary>The numbers that decide the notation: those that are printed.</summary>
    private List<Scalar> Printed()
    {
        if (!_summarize) return _elements.Collect(long.MaxValue / 2);
        if (_options.EdgeItems > 0) return _elements.Collect(_options.EdgeItems);
        // Python's self[-0:] is all of a vector.
        return _elements.Rank <= 1 ? _elements.Collect(long.MaxValue / 2) : [];
    }

    private string Rows(int dim, long offset, int indent)
    {
        var left = _elements.Rank - dim;
        if (left == 0) return Number(offset);
        if (left == 1) return Vector(dim, offset, indent);
        var rows = new List<string>();
        var (size, edge) = (_elements.Size(dim), _options.EdgeItems);
        for (long i = 0; i < size; i++)
        {
            if (_summarize && size > 2 * edge && i == edge)
            {
                rows.Add("...");
                i = size - edge;
            }

            if (i < size) rows.Add(Rows(dim + 1, offset + (i * _elements.Stride(dim)), indent + 1));
        }

        return "[" + string.Join("," + new string('\n', left - 1) + new string(' ', indent + 1), rows) + "]";
    }

    private string Vector(int dim, long offset, int indent)
    {
        var width = _real.Width + 2 + (_imaginary is null ? 0 : _imaginary.Width + 1);
        var inLine = Math.Max(1, (int)Math.Floor((_options.LineWidth - indent) / (double)width));
        var numbers = new List<string>();
        var (size, edge) = (_elements.Size(dim), _options.EdgeItems);
        for (long i = 0; i < size; i++)
        {
            if (_summarize && i == edge && size > 2 * edge)
            {
                numbers.Add(edge == 0 ? "..." : " ...");
                i = size - edge;
            }

            if (i < size) numbers.Add(Number(offset + (i * _elements.Stride(dim))));
        }

        var lines = numbers.Chunk(inLine).Select(line => string.Join(", ", line));
        return "[" + string.Join(",\n" + new string(' ', indent + 1), lines) + "]";
    }

    private string Number(long offset)
    {
        var value = _elements.At(offset);
        if (_imaginary is null) return _real.Format(value);
        var number = value.ToComplex();
        var imaginary = _imaginary.Format(number.Imaginary).TrimStart() + "j";
        return _real.Format(number.Real) + (imaginary[0] is '+' or '-' ? "" : "+") + imaginary;
    }
}
