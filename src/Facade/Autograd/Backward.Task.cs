namespace Compat;

/// <remarks>What hooks may ask of the walk that runs them: PyTorch 2.13 <c>GraphTask</c>.</remarks>
internal sealed partial class Backward
{
    [ThreadStatic]
    private static Backward? Running;

    private static long LastId = -1;

    private Backward? _outer;
    private Edge[] _roots = [];
    private List<Action>? _callbacks;
    private Dictionary<Node, int>? _reachable;
    private Dictionary<object, object>? _memory;

    /// <summary>The walk whose hook or rule runs on this thread.</summary>
    public static Backward? Current => Running;

    /// <summary>The number of the walk, counted over the whole process.</summary>
    public long Id { get; private set; }

    /// <summary>False where nodes free what they saved once they have run.</summary>
    public bool KeepsGraph => _keepGraph;

    /// <summary>The node that runs, null before and after them.</summary>
    public Node? Evaluating => _current;

    /// <summary>Nodes that the roots reach, each with the number of edges that lead to it.</summary>
    private Dictionary<Node, int> Reachable => _reachable ??= Reach();

    /// <summary>What a hook remembers from one call to the next within this walk.</summary>
    public Dictionary<object, object> Memory => _memory ??= new(ReferenceEqualityComparer.Instance);

    /// <summary>False where <paramref name="node"/> runs in a walk that does not want what goes to <paramref name="next"/>.</summary>
    public static bool Wants(Node node, Node next) =>
        Running is not { _captures: { } captures } walk || walk._current != node || captures.Executes(next);

    /// <summary>Runs <paramref name="callback"/> when every node has run.</summary>
    /// <remarks>PyTorch 2.13 <c>Engine::queue_callback</c>.</remarks>
    public void Queue(Action callback) => (_callbacks ??= []).Add(callback);

    /// <summary>True where the walk runs the node, or has run it.</summary>
    /// <exception cref="RuntimeError">The gradient of this leaf is what <c>grad</c> was asked for.</exception>
    /// <remarks>PyTorch 2.13 <c>THPModule_willEngineExecuteNode</c>.</remarks>
    public bool WillExecute(Node node)
    {
        if (!Reachable.ContainsKey(node)) return false;
        if (_captures is null) return true;
        if (!_captures.Executes(node)) return false;
        if (_captures.Captured(node) && IsLast(node))
        {
            throw new RuntimeError("A leaf node was passed to _will_engine_execute_node but we are currently running autograd.grad(). "
                + "This is currently not supported.");
        }

        return true;
    }

    /// <summary>The nodes in the order in which they run.</summary>
    /// <remarks>PyTorch 2.13 <c>get_current_graph_task_execution_order</c>.</remarks>
    public Node[] ExecutionOrder()
    {
        var waiting = new Dictionary<Node, int>(Reachable);
        var ready = new PriorityQueue<Node, (long, int)>();
        var order = new List<Node>();
        var queued = 0;
        foreach (var root in _roots.Select(root => root.Function!).Distinct())
        {
            if (waiting[root] == 0) ready.Enqueue(root, (-root.Sequence, queued++));
        }

        while (ready.TryDequeue(out var node, out _))
        {
            order.Add(node);
            foreach (var edge in node.Next)
            {
                if (edge.Function is not { } next || (_captures is not null && !_captures.Executes(next))) continue;
                if (--waiting[next] == 0) ready.Enqueue(next, (-next.Sequence, queued++));
            }
        }

        return [.. order];
    }

    private static bool IsLast(Node node)
    {
        foreach (var edge in node.Next)
        {
            if (edge.Function is not null) return false;
        }

        return true;
    }

    private Dictionary<Node, int> Reach()
    {
        var edges = new Dictionary<Node, int>();
        var stack = new Stack<Node>();
        foreach (var root in _roots)
        {
            if (edges.TryAdd(root.Function!, 0)) stack.Push(root.Function!);
        }

        while (stack.TryPop(out var node))
        {
            foreach (var edge in node.Next)
            {
                if (edge.Function is not { } next) continue;
                if (edges.TryAdd(next, 0)) stack.Push(next);
                edges[next]++;
            }
        }

        return edges;
    }

    private void Begin(Edge[] roots)
    {
        (_outer, Running) = (Running, this);
        (_roots, Id) = (roots, Interlocked.Increment(ref LastId));
        if (_captures is not null) Interlocked.Increment(ref Captures.Walks);
    }

    // A callback may queue others.
    private void RunCallbacks()
    {
        for (var i = 0; i < _callbacks?.Count; i++)
        {
            GradMode.State = _modes;
            _callbacks[i]();
        }
    }

    private void End()
    {
        if (_captures is not null) Interlocked.Decrement(ref Captures.Walks);
        (Running, _outer) = (_outer, null);
        (_roots, _callbacks, _reachable, _memory) = ([], null, null, null);
        (_captures, _current) = (null, null);
        _single[0] = null;
    }
}
