namespace Compat;

/// <summary>Draws graphs as the Python package torchviz does.</summary>
/// <remarks>torchviz 0.0.3.</remarks>
public static class torchviz
{
    /// <summary>The graph that made <paramref name="var"/>, as a picture: its DOT text, or drawn.</summary>
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
