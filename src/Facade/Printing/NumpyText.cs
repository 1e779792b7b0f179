using System.Text;
using Compat.Engines;
using Compat.Text;

namespace Compat.Printing;

/// <summary>The text of an array, byte for byte NumPy's with its default options.</summary>
/// <remarks>NumPy 2.4 <c>numpy/_core/arrayprint.py</c>: <c>_formatArray</c>, <c>_array_repr_implementation</c>.</remarks>
internal sealed class NumpyText
{
    private const int LineWidth = 75, Threshold = 1000, Edge = 3;
    private readonly Elements _elements;
    private readonly Func<Scalar, string> _format;
    private readonly string _separator;
    private readonly bool _summarize;

    private NumpyText(RawTensor array, string separator)
    {
        (_elements, _separator) = (new Elements(array), separator);
        _summarize = array.Count > Threshold;
        _format = Formatter(_elements.Collect(_summarize ? Edge : long.MaxValue / 2), array.DType, array.Rank);
    }

    /// <summary><c>str(array)</c>.</summary>
    public static string Str(RawTensor array)
    {
        if (array.Rank == 0) return NumpyScalar.Str(new Elements(array).At(array.Offset), array.DType);
        return array.Count == 0 ? "[]" : new NumpyText(array, " ").Rows(0, array.Offset, " ", LineWidth);
    }

    /// <summary><c>repr(array)</c>: as str in <c>array(…)</c>, with commas, and shape and dtype where the numbers do not tell.</summary>
    public static string Repr(RawTensor array)
    {
        const string Prefix = "array(";
        var text = array.Count == 0 ? "[]"
            : new NumpyText(array, ", ").Rows(0, array.Offset, " " + new string(' ', Prefix.Length), LineWidth - 1);
        var extras = new List<string>();
        if ((array.Count == 0 && (array.Rank != 1)) || array.Count > Threshold) extras.Add("shape=" + SizeText.Tuple(array.Sizes));
        var implied = array.DType.Type is ScalarType.Long or ScalarType.Double or ScalarType.ComplexDouble or ScalarType.Bool;
        if (!implied || array.Count == 0) extras.Add("dtype=" + array.DType.Name);
        if (extras.Count == 0) return $"{Prefix}{text})";
        var start = $"{Prefix}{text},";
        var end = string.Join(", ", extras) + ")";
        var last = start.Length - (start.LastIndexOf('\n') + 1);
        return start + (last + end.Length + 1 > LineWidth ? "\n" + new string(' ', Prefix.Length) : " ") + end;
    }

    private static Func<Scalar, string> Formatter(List<Scalar> values, DType dtype, int rank)
    {
        if (dtype == DType.Bool) return value => value.ToBool() ? rank == 0 ? "True" : " True" : "False";
        if (dtype.is_complex)
        {
            var real = new NumpyFloat([.. values.Select(value => value.ToComplex().Real)], dtype.ToReal(), false);
            var imaginary = new NumpyFloat([.. values.Select(value => value.ToComplex().Imaginary)], dtype.ToReal(), true);
            return value =>
            {
                var text = imaginary.Format(value.ToComplex().Imaginary);
                var number = text.TrimEnd();
                return real.Format(value.ToComplex().Real) + number + "j" + text[number.Length..];
            };
        }

        if (dtype.is_floating_point)
        {
            var format = new NumpyFloat([.. values.Select(value => value.ToDouble())], dtype, false);
            return value => format.Format(value.ToDouble());
        }

        var width = values.Max(value => PyRepr.Repr(value).Length);
        return value => PyRepr.Repr(value).PadLeft(width);
    }

    private string Rows(int dim, long offset, string indent, int width)
    {
        var left = _elements.Rank - dim;
        if (left == 0) return _format(_elements.At(offset));
        if (left == 1) return Row(dim, offset, indent, width);
        var between = _separator.TrimEnd() + new string('\n', left - 1);
        var rows = new List<string>();
        foreach (var i in Printed(dim))
        {
            rows.Add(indent + (i < 0 ? "..." : Rows(dim + 1, offset + (i * _elements.Stride(dim)), indent + " ", width - 1)));
        }

        return "[" + string.Join(between, rows)[indent.Length..] + "]";
    }

    private string Row(int dim, long offset, string indent, int width)
    {
        // One column is kept for the bracket or the comma that follows.
        var limit = width - 1;
        var text = new StringBuilder();
        var line = new StringBuilder(indent);
        var first = true;
        foreach (var i in Printed(dim))
        {
            if (!first) line.Append(_separator);
            first = false;
            var word = i < 0 ? "..." : _format(_elements.At(offset + (i * _elements.Stride(dim))));
            if (line.Length + word.Length > limit && line.Length > indent.Length)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(indent);
            }

            line.Append(word);
        }

        return "[" + text.Append(line).ToString()[indent.Length..] + "]";
    }

    /// <summary>The indices to print; -1 stands for the dots.</summary>
    private IEnumerable<long> Printed(int dim)
    {
        var size = _elements.Size(dim);
        for (long i = 0; i < size; i++)
        {
            if (_summarize && size > 2 * Edge && i == Edge)
            {
                yield return -1;
                i = size - Edge;
            }

            yield return i;
        }
    }
}
