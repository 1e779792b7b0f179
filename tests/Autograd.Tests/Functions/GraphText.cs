namespace Compat.Autograd.Tests.Functions;

/// <summary>A graph in one line, as PyTorch's test_autograd.py writes it.</summary>
internal static class GraphText
{
    public static string Of(Node? node)
    {
        if (node is null) return "None";
        var next = string.Join(", ", node.next_functions.Select(edge => Of(edge.fn)));
        return $"{torch.type(node).__name__}({next})";
    }
}
