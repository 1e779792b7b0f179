using System.Globalization;
using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Report;

/// <summary>A call as source that can be pasted: in Python, or in C#.</summary>
/// <param name="isPython">Which of the two.</param>
internal sealed class CallText(bool isPython)
{
    // Larger tensors are left empty: no report is the place for them.
    private const int MostElements = 1000;

    private static readonly HashSet<string> Methods =
    [
        "bool", "double", "float", "half", "int", "long", "short", "byte", "char", "bfloat16", "cdouble", "cfloat", "chalf",
        "view", "view_as", "T", "H", "mT", "mH", "item", "contiguous", "expand", "expand_as", "repeat", "reshape_as", "sum_to_size",
    ];

    private static readonly HashSet<string> Properties = ["T", "H", "mT", "mH"];

    private string None => isPython ? "None" : "null";

    /// <summary>The whole call.</summary>
    internal static string Of(Call call, bool isPython) => new CallText(isPython).Text(call);

    private string Text(Call call)
    {
        var end = isPython ? "" : ";";
        var seed = $"torch.manual_seed({call.Seed}){end}\n";
        var arguments = call.Args.Select(Text).Concat(call.Kwargs.Select(pair => $"{pair.Key}{(isPython ? "=" : ": ")}{Text(pair.Value)}"));
        if (!IsMethod(call.Op) || call.Args.Count == 0) return $"{seed}torch.{call.Op}({string.Join(", ", arguments)}){end}";
        var others = string.Join(", ", arguments.Skip(1));
        var receiver = Text(call.Args[0]);
        if (Properties.Contains(call.Op)) return $"{seed}{receiver}.{call.Op}";
        if (!isPython && call.Op == "__getitem__") return $"{seed}{receiver}[{others}];";
        return $"{seed}{receiver}.{call.Op}({others}){end}";
    }

    private static bool IsMethod(string op) =>
        Methods.Contains(op) || op.EndsWith('_') || op.StartsWith("new_", StringComparison.Ordinal);

    private string Text(Value value) => value switch
    {
        NoneValue => None,
        BoolValue flag => Text(flag.Content),
        IntValue number => number.Content.ToString(CultureInfo.InvariantCulture),
        FloatValue number => Number(number.Content, "float64"),
        ComplexValue number => Complex(number.Real, number.Imaginary, "float64"),
        StringValue text => Quote(text.Content),
        ConstantValue { Kind: ConstantKind.Device } device => Quote(device.Name),
        ConstantValue constant => isPython || ElementType.Find(constant.Name) is null or { Size: > 1 }
            ? "torch." + constant.Name
            : "torch.@" + constant.Name,
        SequenceValue sequence => Sequence(sequence),
        SliceValue slice => $"{(isPython ? "slice" : "Slice")}({Text(slice.Start)}, {Text(slice.Stop)}, {Text(slice.Step)})",
        EllipsisValue => isPython ? "..." : "Ellipsis",
        TensorValue tensor => Tensor(tensor),
        _ => value.ToString(),
    };

    private string Text(bool flag) => isPython ? (flag ? "True" : "False") : (flag ? "true" : "false");

    private string Sequence(SequenceValue sequence)
    {
        var items = string.Join(", ", sequence.Items.Select(Text));
        if (!isPython || sequence.Kind == SequenceKind.List) return $"[{items}]";
        return sequence.Items.Count == 1 ? $"({items},)" : $"({items})";
    }

    private string Tensor(TensorValue tensor)
    {
        var dtype = $"dtype{Assign}torch.{(isPython || tensor.Type.Size > 1 ? "" : "@")}{tensor.Type.Name}";
        var grad = tensor.RequiresGrad ? $", requires_grad{Assign}{Text(true)}" : "";
        var shape = Sizes(tensor.Shape);
        if (tensor.Count == 0) return $"torch.empty({shape}, {dtype}{grad})";
        if (tensor.Count > MostElements) return $"torch.empty({shape}, {dtype}{grad})";
        var place = 0;
        var data = $"torch.tensor({Elements(tensor, 0, ref place)}, {dtype}";
        return tensor.Stride is null
            ? data + grad + ")"
            : $"torch.empty_strided({shape}, {Sizes(tensor.Stride)}, {dtype}).copy_({data})){(grad.Length > 0 ? ".requires_grad_()" : "")}";
    }

    private string Assign => isPython ? "=" : ": ";

    private string Sizes(long[] sizes) => isPython && sizes.Length != 1
        ? $"({string.Join(", ", sizes)})"
        : $"[{string.Join(", ", sizes)}]";

    private string Elements(TensorValue tensor, int dim, ref int place)
    {
        if (dim == tensor.Shape.Length) return Element(tensor, place++);
        var items = new string[tensor.Shape[dim]];
        for (var item = 0; item < items.Length; item++) items[item] = Elements(tensor, dim + 1, ref place);
        return $"[{string.Join(", ", items)}]";
    }

    private string Element(TensorValue tensor, int place)
    {
        var (type, size) = (tensor.Type, tensor.Type.Size);
        var element = tensor.Data.AsSpan(place * size, size);
        if (type.Kind == ElementKind.Bool) return Text(element[0] != 0);
        if (type.Kind == ElementKind.Integer) return type.Text(element);
        if (type.Kind == ElementKind.Floating) return Number(type.Real(element), type.Name);
        var part = type.Parts;
        var (real, imaginary) = (part.Real(element[..part.Size]), part.Real(element[part.Size..]));
        return Complex(real, imaginary, part.Name);
    }

    private string Complex(double real, double imaginary, string part) =>
        $"{(isPython ? "" : "new ")}complex({Number(real, part)}, {Number(imaginary, part)})";

    private string Quote(string text) =>
        isPython ? PythonText.Quote(text) : "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private string Number(double value, string type) =>
        isPython ? PythonText.Number(value, type)
        : double.IsNaN(value) ? "double.NaN"
        : double.IsInfinity(value) ? (value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity")
        : PythonText.Number(value, type);
}
