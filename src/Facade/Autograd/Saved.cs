namespace Compat;

/// <summary>A tensor kept for backward: checks that it was not written since, and is freed with the graph.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::SavedVariable</c>.</remarks>
internal sealed class Saved
{
    private readonly bool _isOutput;
    private readonly int _version;
    private readonly Node? _node;
    private Tensor? _tensor;
    private bool _released;

    /// <summary>Keeps an input.</summary>
    public Saved(Tensor? tensor)
    {
        if (tensor is null) return;
        if (tensor.IsInference) throw new RuntimeError(Messages.InferenceSaved);
        if (tensor.IsBeforeWrite) tensor.CopyBeforeWrite();
        (_tensor, _version) = (tensor, tensor._version);
    }

    /// <summary>Keeps a result of <paramref name="node"/>, which need not be recorded yet.</summary>
    public Saved(Tensor output, Node node)
    {
        if (output.IsInference) throw new RuntimeError(Messages.InferenceSaved);
        (_tensor, _version, _isOutput, _node) = (output.detach(), output._version + (output.IsAfterWrite ? 1 : 0), true, node);
        OutputNr = output.OutputNr;
    }

    /// <summary>Which output of the node this is, where it is one.</summary>
    public int OutputNr { get; init; }

    /// <summary>False where null was saved.</summary>
    public bool Exists => _tensor is not null || _released;

    /// <summary>The tensor, connected to the graph as it was.</summary>
    /// <exception cref="RuntimeError">It was freed by an earlier backward, or written in place since it was saved.</exception>
    public Tensor Unpack() => TryUnpack()!;

    /// <inheritdoc cref="Unpack"/>
    public Tensor? TryUnpack()
    {
        // Read once, and before the flag: another thread's backward may release it meanwhile.
        if (Volatile.Read(ref _tensor) is not { } tensor)
        {
            return !_released ? null : throw new RuntimeError(Messages.BackwardTwice);
        }

        if (tensor._version != _version) throw new RuntimeError(Messages.ModifiedInPlace(this, tensor, _version));
        return _isOutput
            ? new Tensor(tensor.Raw, tensor.Engine) { Counter = tensor.Counter, GradFn = _node, OutputNr = OutputNr }
            : tensor;
    }

    /// <summary>The name the error about a write in place gives: the node that made the tensor, without its suffix.</summary>
    public (string? Name, int OutputNr) Maker => _isOutput ? (_node!.name(), OutputNr) : (_tensor?.grad_fn?.name(), _tensor?.OutputNr ?? 0);

    public void Release()
    {
        if (_tensor is null) return;
        _released = true;
        Volatile.Write(ref _tensor, null);
    }
}
