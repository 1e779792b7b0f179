using System.Globalization;
using System.Text;

namespace Compat;

/// <summary>A picture of a graph as DOT text.</summary>
/// <remarks>graphviz 0.21 <c>Digraph</c>, as far as torchviz uses it.</remarks>
public sealed class Digraph
{
    private readonly List<string> _body = [];

    internal Digraph(string size) => Size = size;

    /// <summary>The DOT text.</summary>
    public string source
    {
        get
        {
            var text = new StringBuilder("digraph {\n").Append(CultureInfo.InvariantCulture, $"\tgraph [size={Quote(Size)}]\n");
            text.Append("\tnode [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]\n");
            foreach (var line in _body) text.Append(line);
            return text.Append("}\n").ToString();
        }
    }

    internal string Size { get; set; }

    internal int Rows => _body.Count;

    internal void Node(string id, string label, string? fillcolor = null) => _body.Add(
        $"\t{Quote(id)} [label={Quote(label)}{(fillcolor is null ? "" : $" fillcolor={Quote(fillcolor)}")}]\n");

    internal void Edge(string from, string to, string? attribute = null) =>
        _body.Add($"\t{Quote(from)} -> {Quote(to)}{(attribute is null ? "" : $" [{attribute}]")}\n");

    public override string ToString() => source;

    // A name or a number stands as it is, anything else between quotes.
    private static string Quote(string text)
    {
        var plain = text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_'
            ? text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            : text.All(char.IsAsciiDigit));
        return plain ? text : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>Draws graphs as the Python package torchviz does.</summary>
/// <remarks>torchviz 0.0.3.</remarks>
public static class torchviz
{
    /// <summary>The graph that made <paramref name="var"/>, as DOT text.</summary>
    /// <param name="var">The output.</param>
    /// <param name="params">Names for leaves that require grad.</param>
    /// <param name="show_attrs">Shows what the nodes saved.</param>
    /// <param name="show_saved">Shows saved tensors as nodes of their own.</param>
    /// <param name="max_attr_chars">The most characters of a shown value.</param>
    public static Digraph make_dot(
        Tensor var, IEnumerable<(string name, Tensor tensor)>? @params = null, bool show_attrs = false, bool show_saved = false,
        int max_attr_chars = 50) => make_dot([var], @params, show_attrs, show_saved, max_attr_chars);

    /// <inheritdoc cref="make_dot(Tensor, IEnumerable{ValueTuple{string, Tensor}}, bool, bool, int)"/>
    public static Digraph make_dot(
        TensorList var, IEnumerable<(string name, Tensor tensor)>? @params = null, bool show_attrs = false, bool show_saved = false,
        int max_attr_chars = 50)
    {
        var drawing = new GraphDrawing(@params ?? [], show_attrs, show_saved, max_attr_chars);
        foreach (var output in var) drawing.AddBase(output!, "darkolivegreen1");
        return drawing.Finish();
    }
}
