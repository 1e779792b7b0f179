namespace Compat;

/// <summary>The walk: from the roots to the leaves, newest node first, without recursion.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/engine.cpp</c>.</remarks>
internal sealed class Backward
{
    private readonly Dictionary<Node, int> _dependencies = [];
    private readonly Dictionary<Node, Tensor?[]> _arrived = [];
    private readonly PriorityQueue<Node, long> _ready = new();
    private readonly bool _keepGraph;
    private readonly Captures? _captures;

    private Backward(bool keepGraph, Captures? captures) => (_keepGraph, _captures) = (keepGraph, captures);

    /// <summary>Runs the graph below <paramref name="roots"/>.</summary>
    public static void Run(ReadOnlySpan<Edge> roots, ReadOnlySpan<Tensor?> gradients, bool keepGraph, bool createGraph, Captures? captures)
    {
        using var mode = new GradModeScope(createGraph);
        var walk = new Backward(keepGraph, captures);
        walk.CountDependencies(roots);
        captures?.MarkNeeded(roots);
        for (var i = 0; i < roots.Length; i++)
        {
            var info = roots[i].Function!.Output(roots[i].InputNr);
            walk.Arrive(roots[i], gradients[i] is { } gradient ? Fit(gradient, info) : null);
        }

        foreach (var root in roots)
        {
            if (walk._dependencies.TryGetValue(root.Function!, out var waiting) && waiting == 0) walk.Enqueue(root.Function!);
        }

        while (walk._ready.TryDequeue(out var node, out _)) walk.RunNode(node);
    }

    /// <summary>Brings a gradient to what its forward output was: summed over broadcast dimensions, cast.</summary>
    /// <exception cref="RuntimeError">The shape cannot be summed to the output's.</exception>
    /// <remarks>PyTorch 2.13 <c>validate_outputs</c>.</remarks>
    public static Tensor Fit(Tensor grad, in Node.OutputInfo info, string? function = null, int index = 0)
    {
        if (!grad.Raw.Shape.SameSizes(info.Shape))
        {
            if (!Checks.IsExpandableTo(info.Shape.Sizes, grad.Raw.Sizes))
            {
                throw new RuntimeError($"Function {function} returned an invalid gradient at index {index} - got {grad.Raw.Shape} but "
                    + $"expected shape compatible with {info.Shape}");
            }

            grad = grad.sum_to_size(new Size(info.Shape.Sizes));
        }

        if (grad.dtype == info.DType) return grad;
        if (grad.dtype.is_complex && !info.DType.is_complex) grad = torch.real(grad);
        return grad.to(info.DType);
    }

    private void CountDependencies(ReadOnlySpan<Edge> roots)
    {
        var stack = new Stack<Node>();
        foreach (var root in roots)
        {
            if (_dependencies.TryAdd(root.Function!, 0)) stack.Push(root.Function!);
        }

        while (stack.TryPop(out var node))
        {
            foreach (var edge in node.Next)
            {
                if (edge.Function is not { } next) continue;
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_dependencies, next, out var seen);
                count++;
                if (!seen) stack.Push(next);
            }
        }
    }

    private void RunNode(Node node)
    {
        _arrived.Remove(node, out var grads);
        grads ??= new Tensor?[node.Outputs];
        node.RunPreHooks(grads);
        _captures?.Take(node, grads);
        if (_captures is not null && !_captures.Runs(node))
        {
            Pass(node, null);
            return;
        }

        var results = node.Apply(grads);
        if (!_keepGraph) node.Release();
        if (results.Length < node.Next.Length)
        {
            throw new RuntimeError($"Function {node.name()} returned an incorrect number of gradients (expected {node.Next.Length}, got "
                + $"{results.Length})");
        }

        Pass(node, results);
    }

    private void Pass(Node node, Tensor?[]? results)
    {
        var next = node.Next;
        for (var i = 0; i < next.Length; i++)
        {
            if (next[i].Function is not { } function) continue;
            if (results?[i] is { } grad) Arrive(next[i], Fit(grad, function.Output(next[i].InputNr), node.name(), i));
            ref var waiting = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_dependencies, function);
            if (--waiting == 0) Enqueue(function);
        }
    }

    private void Arrive(Edge edge, Tensor? grad)
    {
        ref var slots = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_arrived, edge.Function!, out _);
        slots ??= new Tensor?[edge.Function!.Outputs];
        if (grad is null) return;
        ref var slot = ref slots[edge.InputNr];
        slot = slot is null ? grad : slot + grad;
    }

    private void Enqueue(Node node) => _ready.Enqueue(node, -node.Sequence);
}
