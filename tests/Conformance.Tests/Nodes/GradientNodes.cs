using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Tests.Gradcheck;

namespace Compat.Conformance.Tests.Nodes;

/// <summary>The nodes of gradients, depth first, as <c>scripts/recording/table_gradient_nodes.py</c> names them.</summary>
internal static class GradientNodes
{
    public static string Recorded(JsonElement gradients) => string.Join(" | ", gradients.EnumerateArray().Select(gradient =>
        gradient.ValueKind == JsonValueKind.Null
            ? "-"
            : string.Join(' ', gradient.EnumerateArray().Select(name => name.GetString() ?? "None"))));

    public static string Made(Call call)
    {
        using var engine = torch.backends.scope("reference");
        using var caught = torch.warnings.catch_warnings();
        try
        {
            var function = new CheckedCall(call, inPlace: false, seeds: true);
            Tensor[] outputs = [.. function.Outputs(function.Inputs).Where(output => output.requires_grad)];
            Tensor[] vectors = [.. outputs.Select(output => torch.ones_like(output).requires_grad_())];
            var made = torch.autograd.grad(outputs, function.Inputs, vectors, create_graph: true, allow_unused: true);
            return string.Join(" | ", made.Select(gradient => gradient is null ? "-" : Names(gradient.grad_fn)));
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    private static string Names(Node? root)
    {
        var names = new List<string>();
        var seen = new HashSet<Node>();
        var waiting = new Stack<Node?>([root]);
        while (waiting.TryPop(out var node))
        {
            names.Add(node?.TypeName ?? "None");
            if (node is null || !seen.Add(node)) continue;
            foreach (var (below, _) in node.next_functions.Reverse()) waiting.Push(below);
        }

        return string.Join(' ', names);
    }
}
