using System.Globalization;

namespace Compat;

/// <summary>One picture in the making: walks the graph in torchviz's order, without recursion.</summary>
internal sealed class GraphDrawing
{
    private readonly Digraph _dot = new("12,12");
    private readonly Dictionary<Tensor, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly bool _showAttributes;
    private readonly bool _showSaved;
    private readonly int _width;

    public GraphDrawing(IEnumerable<(string Name, Tensor Tensor)> parameters, bool showAttributes, bool showSaved, int width)
    {
        foreach (var (name, tensor) in parameters) _names[tensor] = name;
        (_showAttributes, _showSaved, _width) = (showAttributes, showSaved, Math.Max(width, 3));
    }

    /// <summary>Adds an output, what made it, and what it is a view of.</summary>
    public void AddBase(Tensor output, string color)
    {
        if (!_seen.Add(output)) return;
        _dot.Node(Id(output), Label(output, null), color);
        if (output.grad_fn is { } node)
        {
            AddNodes(node);
            _dot.Edge(Id(node), Id(output));
        }

        // torchviz draws the base before the edge to it; the base's own lines come first here too.
        if (output._base is not { } @base) return;
        AddBase(@base, "darkolivegreen3");
        _dot.Edge(Id(@base), Id(output), "style=dotted");
    }

    /// <summary>The picture, its size grown with its content as torchviz's <c>resize_graph</c> does.</summary>
    public Digraph Finish()
    {
        var size = Math.Max(12, _dot.Rows * 0.15);
        var text = size == 12 ? "12" : Text.PyRepr.Repr(size);
        _dot.Size = $"{text},{text}";
        return _dot;
    }

    private void AddNodes(Node root)
    {
        var stack = new Stack<(Node Node, int Child)>();
        Enter(root, stack);
        while (stack.TryPop(out var at))
        {
            var next = at.Node.Next;
            if (at.Child == next.Length)
            {
                Leave(at.Node);
                continue;
            }

            stack.Push((at.Node, at.Child + 1));
            if (next[at.Child].Function is not { } child) continue;
            _dot.Edge(Id(child), Id(at.Node));
            Enter(child, stack);
        }
    }

    private void Enter(Node node, Stack<(Node Node, int Child)> stack)
    {
        if (!_seen.Add(node)) return;
        if (_showSaved) AddSaved(node);
        if (node is AccumulateGrad leaf)
        {
            _seen.Add(leaf.variable);
            _dot.Node(Id(leaf.variable), Label(leaf.variable, null), "lightblue");
            _dot.Edge(Id(leaf.variable), Id(node));
        }

        _dot.Node(Id(node), NodeLabel(node));
        stack.Push((node, 0));
    }

    private void Leave(Node node)
    {
        if (node is not FunctionCtx custom) return;
        foreach (var tensor in custom.saved_tensors)
        {
            if (tensor is null) continue;
            _seen.Add(tensor);
            _dot.Edge(Id(tensor), Id(node), "dir=none");
            _dot.Node(Id(tensor), Label(tensor, null), "orange");
        }
    }

    private void AddSaved(Node node)
    {
        var saved = node.SavedValues();
        foreach (var name in saved.Names)
        {
            var value = saved[name];
            var single = value is Tensor;
            IReadOnlyList<Tensor?> tensors = value switch { Tensor tensor => [tensor], TensorList list => [.. list], _ => [] };
            for (var i = 0; i < tensors.Count; i++)
            {
                if (tensors[i] is not { } tensor) continue;
                _seen.Add(tensor);
                _dot.Edge(Id(node), Id(tensor), "dir=none");
                _dot.Node(Id(tensor), Label(tensor, single ? name : $"{name}[{i}]"), "orange");
            }
        }
    }

    private string NodeLabel(Node node)
    {
        var name = node.TypeName;
        if (!_showAttributes) return name;
        var saved = node.SavedValues();
        var values = saved.Names.Select(key => (Key: key, Text: TextOf(saved[key]))).ToArray();
        if (values.Length == 0) return name;
        var keyWidth = values.Max(value => value.Key.Length);
        var textWidth = Math.Min(values.Max(value => value.Text.Length), _width);
        var lines = values.Select(value => $"{value.Key.PadRight(keyWidth)}: {Cut(value.Text, textWidth).PadLeft(textWidth)}");
        return $"{name}\n{new string('-', Math.Max(keyWidth + textWidth + 2, name.Length))}\n{string.Join("\n", lines)}";
    }

    private static string TextOf(object? value) => value switch
    {
        Tensor => "[saved tensor]",
        TensorList => "[saved tensors]",
        _ => Text.PyRepr.Str(value),
    };

    private static string Cut(string text, int width) => text.Length > width ? text[..(width - 3)] + "..." : text;

    private string Label(Tensor tensor, string? name)
    {
        var shown = string.IsNullOrEmpty(name) ? _names.GetValueOrDefault(tensor, string.Empty) : name;
        return $"{shown}\n ({string.Join(", ", tensor.shape)})";
    }

    // Fifteen digits, as the addresses have by which Python names the nodes.
    private string Id(object item)
    {
        if (!_ids.TryGetValue(item, out var id))
        {
            _ids[item] = id = (100_000_000_000_000 + _ids.Count).ToString(CultureInfo.InvariantCulture);
        }

        return id;
    }
}
