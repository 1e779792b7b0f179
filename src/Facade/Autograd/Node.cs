using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Compat.Engines;

namespace Compat;

/// <summary>Where a node sends a gradient: a node, and which of its forward outputs.</summary>
internal readonly record struct Edge(Node? Function, int InputNr);

/// <summary>One operation of the graph: receives the gradients of its outputs, returns those of its inputs.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.graph.Node</c>. The class name is PyTorch's.</remarks>
public abstract partial class Node : torch.autograd.graph.Node
{
    [ThreadStatic]
    private static long NextSequence;

    private readonly TwoEdges _two;
    private OutputInfo _first;
    private Rest? _rest;

    private protected Node(params ReadOnlySpan<Tensor?> inputs)
    {
        Sequence = NextSequence++;
        Slot.Inputs = inputs.Length;
        if (inputs.Length > 2) _rest = new Rest { Edges = new Edge[inputs.Length] };
        for (var i = 0; i < inputs.Length; i++) (_rest is null ? ref _two[i] : ref _rest.Edges![i]) = EdgeOf(inputs[i]);
        if (Anomaly.Used) Anomaly.Remember(this);
    }

    private protected Node(Edge[] next)
    {
        Sequence = NextSequence++;
        Slot.Inputs = next.Length;
        _rest = new Rest { Edges = next };
        if (Anomaly.Used) Anomaly.Remember(this);
    }

    /// <summary>The number of this thread's next node.</summary>
    internal static long Numbering
    {
        get => NextSequence;
        set => NextSequence = value;
    }

    /// <summary>Nodes made later run earlier. An accumulator runs before anything else that is ready.</summary>
    internal long Sequence { get; private protected set; }

    internal ReadOnlySpan<Edge> Next => _rest?.Edges is { } edges
        ? edges
        : MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<TwoEdges, Edge>(ref Unsafe.AsRef(in _two)), Slot.Inputs);

    /// <summary>What the walk that runs now knows of this node.</summary>
    internal WalkSlot Slot;

    /// <summary>Number of forward outputs.</summary>
    internal int Outputs => _rest is { Outputs: not null } rest ? rest.OutputCount : 1;

    /// <summary>PyTorch's name of the node.</summary>
    public override string name() => TypeName;

    /// <summary>The nodes the gradients of the inputs go to, each with the number of its output.</summary>
    public override IReadOnlyList<(Node? fn, int index)> next_functions =>
        new Text.PyTuple<(Node? fn, int index)>(Array.ConvertAll(Next.ToArray(), edge => (edge.Function, edge.InputNr)));

    /// <summary>True where the gradient of input <paramref name="i"/> is wanted, while this node runs also by the walk.</summary>
    /// <remarks>PyTorch 2.13 <c>Node::should_compute_output</c>, <c>task_should_compute_output</c>.</remarks>
    protected internal bool Needs(int i) => Next[i].Function is { } next && (Captures.Walks == 0 || Backward.Wants(this, next));

    /// <summary>Gradients of the inputs from the gradient of the only output.</summary>
    protected virtual Tensor?[] Apply(Tensor grad) => throw new NotImplementedError($"derivative for {name()} is not implemented");

    /// <summary>Gradients of the inputs from those of the outputs; null stands for a gradient of zeros.</summary>
    protected internal virtual Tensor?[] Apply(Tensor?[] grads) => grads[0] is { } grad ? Apply(grad) : new Tensor?[Slot.Inputs];

    /// <summary>
    /// True where Apply's gradient of input <paramref name="input"/> is a tensor of its own to which nothing else refers: the walk hands it
    /// on without a copy. A node that says so of all its inputs keeps nothing of what arrives, so that the walk frees it.
    /// </summary>
    /// <param name="input">Which input.</param>
    /// <param name="given">True where what arrives is such a tensor and is handed to this node alone.</param>
    internal virtual bool ReturnsOwnTensor(int input, bool given) => false;

    /// <summary>Frees what was saved for backward; afterwards unpacking throws.</summary>
    protected internal virtual void Release()
    {
    }

    /// <summary>Names what the node saved, as PyTorch's <c>_saved_*</c> attributes without the prefix.</summary>
    protected internal virtual void Attributes(SavedAttributes attributes)
    {
    }

    internal static Edge EdgeOf(Tensor? input)
    {
        if (input is null) return default;
        if (input.grad_fn is { } node) return new Edge(node, input.OutputNr);
        return input.RequiresGradFlag ? new Edge(AccumulateGrad.Of(input), 0) : default;
    }

    internal void Describe(Tensor output, int outputNr)
    {
        var info = new OutputInfo(output.Raw.Shape, output.dtype);
        if (outputNr == 0) _first = info;
        if (output.Raw.Storage is not HostStorage) (_rest ??= new Rest()).Device = output.device;
        else _rest?.Device = null;
        if (_rest?.Outputs is null && outputNr == 0) return;
        var rest = _rest ??= new Rest();
        if (rest.Outputs is null || rest.Outputs.Length <= outputNr)
        {
            Array.Resize(ref rest.Outputs, Math.Max(outputNr + 1, 2 * rest.OutputCount));
        }

        rest.OutputCount = Math.Max(rest.OutputCount, outputNr + 1);
        rest.Outputs[0] = _first;
        rest.Outputs[outputNr] = info;
    }

    internal OutputInfo Output(int i) => i == 0 ? _first : _rest!.Outputs![i];

    /// <summary>Of a node that wrote into a view, the one that reads the written view from its base; of others the node itself.</summary>
    /// <remarks>PyTorch 2.13 <c>SavedVariable::weak_grad_fn_</c>: what the writer saved of its result comes from there.</remarks>
    internal Node InView
    {
        get => _rest?.InView ?? this;
        set => (_rest ??= new Rest()).InView = value;
    }

    /// <summary>The device of the forward outputs; null for CPU memory of ours.</summary>
    internal Device? OutputDevice => _rest?.Device;

    /// <summary>Shape and dtype of a forward output: what its gradient is brought to.</summary>
    /// <remarks>PyTorch 2.13 <c>InputMetadata</c>.</remarks>
    internal readonly record struct OutputInfo(Shape Shape, DType DType);

    // What only some nodes have: more than two inputs, more than one output, hooks.
    private sealed class Rest
    {
        public Edge[]? Edges;
        public OutputInfo[]? Outputs;
        public int OutputCount;
        public Device? Device;
        public Dictionary<string, object?>? Metadata;
        public Node? InView;
        public NodeHooks? Hooks;
    }

    // Most nodes have one or two inputs: no array for them.
    [InlineArray(2)]
    private struct TwoEdges
    {
        private Edge _edge;
    }
}
