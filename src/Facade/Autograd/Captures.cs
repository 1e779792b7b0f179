namespace Compat;

/// <summary>What a walk is asked for beside running: gradients at some edges, or only some leaves.</summary>
/// <remarks>PyTorch 2.13 <c>GraphTask::exec_info_</c>.</remarks>
internal sealed class Captures
{
    private readonly Dictionary<Node, List<(int OutputNr, int Index)>> _wanted = [];
    private readonly HashSet<Node> _runs = [];

    /// <summary>Captures the gradients of <paramref name="inputs"/>; an edge without a node is captured never.</summary>
    /// <param name="inputs">Edges of the tensors asked for.</param>
    /// <param name="accumulate">True to run the nodes asked for, so that leaves gather, instead of handing gradients out.</param>
    public Captures(ReadOnlySpan<Edge> inputs, bool accumulate)
    {
        Gradients = new Tensor?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Function is not { } node) continue;
            if (accumulate)
            {
                _runs.Add(node);
                continue;
            }

            if (!_wanted.TryGetValue(node, out var places)) _wanted[node] = places = [];
            places.Add((inputs[i].InputNr, i));
        }
    }

    /// <summary>How many walks, on all threads, are now asked for less than a whole backward: while none is, nodes ask no further what is
    /// wanted.</summary>
    public static int Walks;

    /// <summary>The captured gradients, null where none arrived.</summary>
    public Tensor?[] Gradients { get; }

    /// <summary>True where the node runs: it lies on a way to something asked for.</summary>
    public bool Runs(Node node) => _runs.Contains(node);

    /// <summary>True where gradients of the node's outputs are asked for, whether it runs or not.</summary>
    public bool Captured(Node node) => _wanted.ContainsKey(node);

    /// <summary>True where gradients are gathered at the node.</summary>
    /// <remarks>PyTorch 2.13 <c>ExecInfo::should_execute</c>.</remarks>
    public bool Executes(Node node) => Runs(node) || Captured(node);

    /// <summary>True where the node does not simply run.</summary>
    public bool Asks(Node node) => !Runs(node) || Captured(node);

    public void Take(Node node, Tensor?[] grads)
    {
        if (!_wanted.TryGetValue(node, out var places)) return;
        foreach (var (outputNr, index) in places) Gradients[index] = grads[outputNr];
    }

    /// <summary>Finds the nodes from which a target can be reached; iterative, children first.</summary>
    public void MarkNeeded(ReadOnlySpan<Edge> roots)
    {
        var state = new HashSet<Node>();
        var stack = new Stack<(Node Node, int Child)>();
        foreach (var root in roots)
        {
            // One root after the other: a root below another must be known before it.
            if (!state.Add(root.Function!)) continue;
            stack.Push((root.Function!, 0));
            Visit(state, stack);
        }
    }

    private void Visit(HashSet<Node> state, Stack<(Node Node, int Child)> stack)
    {
        while (stack.TryPop(out var at))
        {
            var next = at.Node.Next;
            if (at.Child < next.Length)
            {
                stack.Push((at.Node, at.Child + 1));
                if (next[at.Child].Function is { } child && state.Add(child)) stack.Push((child, 0));
                continue;
            }

            foreach (var edge in next)
            {
                if (edge.Function is { } child && Executes(child)) _runs.Add(at.Node);
            }
        }
    }
}
