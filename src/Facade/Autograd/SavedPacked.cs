namespace Compat;

/// <summary>What hooks made of a saved tensor, and the place in the graph that its unpacked copy gets.</summary>
/// <remarks>PyTorch 2.13 <c>SavedVariable::save_metadata</c>, <c>SavedVariable::unpack</c>.</remarks>
internal sealed class PackedTensor
{
    private readonly Node? _node;
    private readonly AccumulateGrad? _accumulator;
    private readonly int _outputNr;
    private readonly bool _requiresGrad;

    /// <summary>Of an input, or of a result that is recorded.</summary>
    public PackedTensor(SavedHooks hooks, Tensor tensor)
    {
        (Hooks, _node, _outputNr) = (hooks, tensor.grad_fn, tensor.OutputNr);
        _requiresGrad = _node is null && tensor.requires_grad;
        if (_requiresGrad) _accumulator = AccumulateGrad.Of(tensor);
    }

    /// <summary>Of a result of <paramref name="node"/>.</summary>
    public PackedTensor(SavedHooks hooks, Node node, int outputNr) => (Hooks, _node, _outputNr) = (hooks, node, outputNr);

    public SavedHooks Hooks { get; }

    /// <summary>What the pack hook returned.</summary>
    public object? Data { get; private set; }

    /// <summary>Runs the pack hook, without recording.</summary>
    /// <exception cref="RuntimeError">It writes to <paramref name="tensor"/>.</exception>
    public void Pack(Tensor tensor)
    {
        using var mode = new GradModeScope(enabled: false);
        var version = tensor._version;
        Data = Hooks.Pack(tensor);
        if (tensor._version != version) throw new RuntimeError(Messages.PackHookWrites);
    }

    /// <summary>Runs the unpack hook, and connects what it returns.</summary>
    public Tensor Unpack()
    {
        var modes = GradMode.State;
        var data = Rules.Outside(Hooks.Unpack, Data);
        GradMode.State = modes;
        if (_node is null && !_requiresGrad && !data.requires_grad) return data;
        var tensor = new Tensor(data.Raw, data.Engine) { Counter = data.Counter, GradFn = _node?.InView, OutputNr = _outputNr };
        tensor.RequiresGradFlag = _requiresGrad;
        if (_accumulator is not null) tensor.Meta = new AutogradMeta { Accumulator = _accumulator };
        return tensor;
    }

    public void Release() => (Data as SavedOriginal)?.Drop();
}
