using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Compat.Conformance.Values;

namespace Compat.Conformance.Tests.Nodes;

/// <summary>A graph in words, the same for what PyTorch recorded and for what is there.</summary>
internal static class NodeText
{
    /// <summary>The nodes of a recorded line: those of the outputs, then those below them.</summary>
    internal static string Recorded(JsonElement line)
    {
        var nodes = line.GetProperty("outputs").EnumerateArray().Select(Recorded1);
        if (line.TryGetProperty("inner", out var inner)) nodes = nodes.Append("below").Concat(inner.EnumerateArray().Select(Recorded1));
        return string.Join('\n', nodes);
    }

    /// <summary>The nodes from which tensors came, then those below them, breadth first, without accumulators.</summary>
    internal static string Of(IEnumerable<Tensor> outputs)
    {
        var roots = outputs.Select(output => output.grad_fn).ToList();
        var inner = new List<string>();
        var seen = roots.OfType<Node>().ToHashSet();
        var queue = new Queue<Node>(roots.OfType<Node>());
        while (queue.TryDequeue(out var node))
        {
            foreach (var (below, _) in node.next_functions)
            {
                if (below is null || !seen.Add(below)) continue;
                queue.Enqueue(below);
                if (Name(below) != "AccumulateGrad") inner.Add(Of(below));
            }
        }

        var texts = roots.Select(Of);
        return string.Join('\n', inner.Count > 0 ? [.. texts, "below", .. inner] : texts);
    }

    private static string Of(Node? node)
    {
        if (node is null) return "None";
        var saved = new List<string>();
        foreach (var name in node.SavedValues().Names) saved.Add($"_saved_{name}={Value(() => node[$"_saved_{name}"])}");
        saved.Sort(StringComparer.Ordinal);
        return Line(Name(node), saved, node.next_functions.Select(next => $"{(next.fn is null ? "None" : Name(next.fn))}.{next.index}"));
    }

    private static string Recorded1(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Null) return "None";
        var saved = node.GetProperty("saved").EnumerateObject().Select(pair => $"{pair.Name}={Value(pair.Value)}");
        var next = node.GetProperty("next_functions").EnumerateArray().Select(pair => $"{pair[0].GetString() ?? "None"}.{pair[1]}");
        return Line(node.GetProperty("grad_fn").GetString()!, saved.Order(StringComparer.Ordinal), next);
    }

    private static string Line(string name, IEnumerable<string> saved, IEnumerable<string> next) =>
        $"{name}({string.Join(", ", saved)}) -> {string.Join(", ", next)}";

    // What Python's type(node).__name__ is.
    private static string Name(Node node) => node.TypeName;

    private static string Value(Func<object?> saved)
    {
        try
        {
            return Value(saved());
        }
        catch (RuntimeError error)
        {
            return $"error: {error.Message}";
        }
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        Tensor => "tensor",
        bool flag => flag ? "true" : "false",
        string text => text,
        double number when double.IsFinite(number) => PythonText.Number(number),
        double number => double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf",
        float number => Value((double)number),
        Scalar scalar => Value(scalar.ToObject()),
        ITuple tuple => $"[{string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Value(tuple[i])))}]",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Value))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Value))}]",
        JsonValueKind.Object => $"error: {value.GetProperty("error").GetString()}",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
