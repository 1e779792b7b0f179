using System.Globalization;
using System.Text;

namespace Compat;

/// <summary>A picture of a graph: as DOT text, or drawn as SVG.</summary>
/// <remarks>graphviz 0.21 <c>Digraph</c>, as far as torchviz uses it. No program <c>dot</c> is needed.</remarks>
public sealed class Digraph
{
    private readonly List<Statement> _body = [];

    internal Digraph(string size) => Size = size;

    /// <summary>The DOT text.</summary>
    public string source
    {
        get
        {
            var text = new StringBuilder("digraph {\n").Append(CultureInfo.InvariantCulture, $"\tgraph [size={Quote(Size)}]\n");
            text.Append("\tnode [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]\n");
            foreach (var statement in _body) text.Append(statement.To is null ? NodeLine(statement) : EdgeLine(statement));
            return text.Append("}\n").ToString();
        }
    }

    internal string Size { get; set; }

    internal int Rows => _body.Count;

    /// <summary>The drawing, laid out in layers from the leaves at the top to the outputs at the bottom.</summary>
    public Svg svg()
    {
        var (numbers, boxes, arrows) = (new Dictionary<string, int>(), new List<Box>(), new List<Arrow>());
        int Number(string id)
        {
            if (numbers.TryGetValue(id, out var number)) return number;
            boxes.Add(new Box(id, null));
            return numbers[id] = boxes.Count - 1;
        }

        foreach (var statement in _body)
        {
            if (statement.To is null) boxes[Number(statement.Id)] = new Box(statement.Text ?? statement.Id, statement.Colour);
            else arrows.Add(new Arrow(Number(statement.Id), Number(statement.To), statement.Text));
        }

        return GraphSvg.Draw(boxes, arrows);
    }

    /// <summary>Writes the DOT text to a file and returns its name.</summary>
    /// <remarks>graphviz <c>Digraph.save</c>.</remarks>
    public string save(string filename)
    {
        File.WriteAllText(filename, source);
        return filename;
    }

    /// <summary>Writes the DOT text to a file and the drawing beside it, whose name is returned.</summary>
    /// <exception cref="ValueError">The format is not svg.</exception>
    /// <remarks>graphviz <c>Digraph.render</c>, which runs <c>dot</c>; here the project draws by itself.</remarks>
    public string render(string filename, string format = "svg")
    {
        if (format != "svg") throw new ValueError($"format '{format}' is not drawn here: only 'svg' is. Save the DOT text and run dot.");
        save(filename);
        svg().save($"{filename}.svg");
        return $"{filename}.svg";
    }

    public override string ToString() => source;

    internal void Node(string id, string label, string? fillcolor = null) => _body.Add(new Statement(id, null, label, fillcolor));

    internal void Edge(string from, string to, string? attribute = null) => _body.Add(new Statement(from, to, attribute, null));

    private static string NodeLine(Statement node) =>
        $"\t{Quote(node.Id)} [label={Quote(node.Text!)}{(node.Colour is null ? "" : $" fillcolor={Quote(node.Colour)}")}]\n";

    private static string EdgeLine(Statement edge) =>
        $"\t{Quote(edge.Id)} -> {Quote(edge.To!)}{(edge.Text is null ? "" : $" [{edge.Text}]")}\n";

    // A name or a number stands as it is, anything else between quotes.
    private static string Quote(string text)
    {
        var plain = text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_'
            ? text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            : text.All(char.IsAsciiDigit));
        return plain ? text : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A node as it is drawn.</summary>
    internal readonly record struct Box(string Label, string? Colour);

    /// <summary>An edge as it is drawn, between numbers of boxes.</summary>
    internal readonly record struct Arrow(int From, int To, string? Attribute);

    // A node with its label, or where To is given an edge with its attribute.
    private readonly record struct Statement(string Id, string? To, string? Text, string? Colour);
}
