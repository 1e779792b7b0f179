namespace Compat;

/// <summary>The walk: from the roots to the leaves, newest node first, without recursion.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/engine.cpp</c>.</remarks>
internal sealed partial class Backward
{
    [ThreadStatic]
    private static Backward? Idle;

    private readonly PriorityQueue<Node, long> _ready = new();
    private readonly Tensor?[] _single = new Tensor?[1];
    private Node?[] _stack = new Node?[64];
    private Node? _newest;
    private bool _keepGraph;
    private bool _recording;
    private GradMode.Modes _modes;
    private Captures? _captures;
    private Node? _current;

    /// <summary>Runs the graph below <paramref name="roots"/>.</summary>
    public static void Run(Edge[] roots, Tensor?[] gradients, bool keepGraph, bool createGraph, Captures? captures)
    {
        if (IsTooDeep)
        {
            RunOnThread(roots, gradients, keepGraph, createGraph, captures);
            return;
        }

        var modes = GradMode.State;
        GradMode.GradEnabled = createGraph;
        var walk = Idle ?? new Backward();
        Idle = null;
        (walk._keepGraph, walk._recording, walk._captures) = (keepGraph, createGraph, captures);
        walk._modes = GradMode.State;
        walk.Begin(roots);
        var ended = false;
        Depth++;
        var hooks = SavedHooksScope.Mark();
        try
        {
            walk.RunFrom(roots, gradients);
            ended = true;
            walk.RunCallbacks();
        }
        finally
        {
            Depth--;
            SavedHooksScope.Return(hooks);
            if (!ended) walk.Abandon(roots);
            walk.End();
            GradMode.State = modes;
            if (ended && walk.IsSmall) Idle = walk;
        }
    }

    /// <summary>Brings a gradient to what its forward output was: summed over broadcast dimensions, cast.</summary>
    /// <exception cref="RuntimeError">The shape cannot be summed to the output's.</exception>
    /// <remarks>PyTorch 2.13 <c>validate_outputs</c>.</remarks>
    public static Tensor Fit(Tensor grad, Node receiver, int outputNr, Node? function = null, int index = 0)
    {
        var info = receiver.Output(outputNr);
        if (!grad.Raw.Shape.SameSizes(info.Shape))
        {
            if (!Checks.IsExpandableTo(info.Shape.Sizes, grad.Raw.Sizes))
            {
                throw new RuntimeError($"{Returned(function)}invalid gradient at index {index} - got "
                    + $"{grad.Raw.Shape} but expected shape compatible with {info.Shape}");
            }

            grad = grad.sum_to_size(new Size(info.Shape.Sizes));
        }

        var device = receiver.OutputDevice;
        if (device is not null || grad.Raw.Storage is not Engines.HostStorage) grad = Brought(grad, device ?? Device.Cpu, function, index);
        if (grad.dtype == info.DType) return grad;
        if (grad.dtype.is_complex && !info.DType.is_complex) grad = torch.real(grad);
        return grad.to(info.DType);
    }

    private static Tensor Brought(Tensor grad, Device device, Node? function, int index)
    {
        if (grad.device == device) return grad;
        return grad.Rank == 0 ? grad.to(device) : throw new RuntimeError(
            $"{Returned(function)}invalid gradient at index {index} - expected device {device} but got {grad.device}");
    }

    private static string Returned(Node? function) => function is null ? "" : $"Function {function.name()} returned an ";

    private void RunFrom(Edge[] roots, Tensor?[] gradients)
    {
        CountDependencies(roots);
        _captures?.MarkNeeded(roots);
        for (var i = 0; i < roots.Length; i++)
        {
            if (gradients[i] is { } gradient) Arrive(roots[i], Fit(gradient, roots[i].Function!, roots[i].InputNr, null, i), false);
        }

        foreach (var root in roots)
        {
            ref var slot = ref SlotOf(root.Function!);
            if (slot.Waiting != 0) continue;
            slot.Waiting = -1;
            Enqueue(root.Function!);
        }

        while (_newest is { } node)
        {
            if (!_ready.TryDequeue(out _newest, out _)) _newest = null;
            if (Anomaly.Used) RunWatched(node);
            else RunNode(node);
        }

        _current = null;
    }

    private void CountDependencies(ReadOnlySpan<Edge> roots)
    {
        var depth = 0;
        foreach (var root in roots)
        {
            if (Claim(root.Function!)) Push(root.Function!, ref depth);
        }

        while (depth > 0)
        {
            var node = _stack[--depth]!;
            _stack[depth] = null;
            foreach (var edge in node.Next)
            {
                if (edge.Function is not { } next) continue;
                if (Claim(next)) Push(next, ref depth);
                SlotOf(next).Waiting++;
            }
        }
    }

    private void Push(Node node, ref int depth)
    {
        if (depth == _stack.Length) Array.Resize(ref _stack, depth * 2);
        _stack[depth++] = node;
    }

    private void RunNode(Node node)
    {
        var arrived = Leave(node);
        _current = node;
        var asked = _captures is not null && _captures.Asks(node);
        if (node is AccumulateGrad leaf)
        {
            if (asked || leaf.IsHooked) RunHooked(node, arrived);
            else if (arrived is Tensor last) leaf.Take(last);
            return;
        }

        if (asked || node.Hooks is not null)
        {
            RunHooked(node, arrived);
            return;
        }

        // A rule may keep what it is given.
        var given = arrived is Tensor { IsUnshared: true } && !_recording;
        var results = Evaluate(node, Listed(node, arrived));
        if (!_keepGraph) node.Release();
        if (Anomaly.Used) Anomaly.CheckNan(node, results);
        Pass(node, results, given, kept: false);
        if (given && ReturnsOnlyOwn(node) && ((Tensor)arrived!).Raw.Storage is Engines.HostStorage storage) storage.Release();
    }

    private Tensor?[] Evaluate(Node node, Tensor?[] grads)
    {
        var results = _recording ? Rules.Run(node, grads) : node.Apply(grads);
        if (Tracing.On) Tracing.Ran(node, grads, results);
        return results.Length >= node.Next.Length ? results : throw new RuntimeError(
            $"Function {node.name()} returned an incorrect number of gradients (expected {node.Next.Length}, got {results.Length})");
    }

    private Tensor?[] Listed(Node node, object? arrived)
    {
        if (arrived is Tensor?[] several)
        {
            foreach (var one in several) one?.IsUnshared = false;
            return several;
        }

        var only = (Tensor?)arrived;
        only?.IsUnshared = false;
        if (node.Outputs > 1) return new Tensor?[node.Outputs];
        _single[0] = only;
        return _single;
    }

    private static bool ReturnsOnlyOwn(Node node)
    {
        for (var i = 0; i < node.Next.Length; i++)
        {
            if (node.Needs(i) && !node.ReturnsOwnTensor(i, false)) return false;
        }

        return true;
    }

    private void Pass(Node node, Tensor?[]? results, bool given, bool kept)
    {
        var next = node.Next;
        for (var i = 0; i < next.Length; i++)
        {
            if (next[i].Function is not { } function) continue;
            if (results?[i] is { } grad)
            {
                var fitted = Fit(grad, function, next[i].InputNr, node, i);
                var summed = !ReferenceEquals(fitted.Raw.Storage, grad.Raw.Storage);
                Arrive(next[i], fitted, !_recording && !kept && (summed || node.ReturnsOwnTensor(i, given)));
            }

            if (--SlotOf(function).Waiting == 0) Enqueue(function);
        }
    }

    private void Arrive(Edge edge, Tensor grad, bool unshared)
    {
        ref var slot = ref SlotOf(edge.Function!);
        if (edge.Function!.Outputs == 1)
        {
            slot.Arrived = slot.Arrived is null ? Marked(grad, unshared) : Sum((Tensor)slot.Arrived, grad);
            return;
        }

        var several = (Tensor?[])(slot.Arrived ??= new Tensor?[edge.Function.Outputs]);
        ref var place = ref several[edge.InputNr];
        place = place is null ? Marked(grad, unshared) : Sum(place, grad);
    }

    private static Tensor Marked(Tensor grad, bool unshared)
    {
        grad.IsUnshared = unshared;
        return grad;
    }

    // A sum that nobody has seen yet takes what arrives later in place.
    private Tensor Sum(Tensor sum, Tensor grad)
    {
        if (_recording) return sum + grad;
        if (!sum.IsUnshared || !ReferenceEquals(sum.dtype, grad.dtype) || !sum.Raw.Shape.SameLayout(grad.Raw.Shape))
        {
            return Marked(sum + grad, true);
        }

        sum.Engine.Add(sum.Raw, grad.Raw, 1, sum.Raw);
        GC.KeepAlive(grad);
        return sum;
    }

    private void Enqueue(Node node)
    {
        if (_newest is null)
        {
            _newest = node;
        }
        else if (node.Sequence > _newest.Sequence)
        {
            _ready.Enqueue(_newest, -_newest.Sequence);
            _newest = node;
        }
        else
        {
            _ready.Enqueue(node, -node.Sequence);
        }
    }
}
