using System.Collections.Concurrent;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>The kinds of nodes in graphs whose gradients were found right.</summary>
internal sealed class NodesSeen
{
    private readonly ConcurrentDictionary<Type, bool> _once = new();
    private readonly ConcurrentDictionary<Type, bool> _twice = new();

    /// <summary>Those whose gradients were compared with finite differences.</summary>
    public IReadOnlyCollection<Type> Once => [.. _once.Keys];

    /// <summary>Those whose gradients' gradients were, too.</summary>
    public IReadOnlyCollection<Type> Twice => [.. _twice.Keys];

    /// <summary>After gradcheck: the nodes of the outputs.</summary>
    public void First(IEnumerable<Tensor> outputs)
    {
        foreach (var node in Below(outputs)) _once[node.GetType()] = true;
    }

    /// <summary>After gradgradcheck: the nodes of the outputs twice, and once those of their gradients.</summary>
    public void Second(Tensor[] outputs, Tensor[] inputs)
    {
        foreach (var node in Below(outputs)) _twice[node.GetType()] = true;
        Tensor[] roots = [.. outputs.Where(output => output.requires_grad)];
        Tensor[] vectors = [.. roots.Select(root => torch.ones_like(root).requires_grad_())];
        First(torch.autograd.grad(roots, inputs, vectors, create_graph: true, allow_unused: true).OfType<Tensor>());
    }

    private static HashSet<Node> Below(IEnumerable<Tensor> tensors)
    {
        var seen = new HashSet<Node>(tensors.Select(tensor => tensor.grad_fn).OfType<Node>());
        var waiting = new Stack<Node>(seen);
        while (waiting.TryPop(out var node))
        {
            foreach (var (next, _) in node.next_functions)
            {
                if (next is not null && seen.Add(next)) waiting.Push(next);
            }
        }

        return seen;
    }
}
