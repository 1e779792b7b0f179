namespace Compat;

/// <summary>A tensor kept for backward: checks that it was not written since, and is freed with the graph.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::SavedVariable</c>.</remarks>
internal sealed partial class Saved
{
    private readonly int _version;
    private readonly bool _isOutput;
    private readonly bool _hadNode;
    private State _state;
    private Tensor? _tensor;

    // The node of an output; once hooks have taken the tensor, what they made of it.
    private object? _more;

    /// <summary>Keeps an input.</summary>
    /// <exception cref="RuntimeError">The pack hook of an open scope writes to the tensor.</exception>
    public Saved(Tensor? tensor)
    {
        if (tensor is null) return;
        if (tensor.IsInference) throw new RuntimeError(Messages.InferenceSaved);
        if (tensor.IsSavedApart) tensor.BeforeSave();
        (_tensor, _version, _state, _hadNode) = (tensor, tensor._version, State.Kept, tensor.GradFn is not null);
        if (SavedHooks.Open != 0) PackByDefault(tensor);
    }

    /// <summary>Keeps a result of <paramref name="node"/>, which need not be recorded yet.</summary>
    /// <exception cref="RuntimeError">The pack hook of an open scope writes to the tensor.</exception>
    public Saved(Tensor output, Node node, int? outputNr = null)
    {
        if (output.IsInference) throw new RuntimeError(Messages.InferenceSaved);
        (_version, _state, _tensor) = (output._version + (output.IsAfterWrite ? 1 : 0), State.Kept, output);
        if (output.dtype.IsDifferentiable)
        {
            (_isOutput, _more, OutputNr) = (true, node, outputNr ?? output.OutputNr);
            if (SavedHooks.Open == 0) _tensor = output.detach();
        }

        if (SavedHooks.Open != 0) PackByDefault(output, node);
    }

    private enum State : byte
    {
        Null,
        Kept,
        Packed,
        Released,
    }

    /// <summary>Which output of the node this is, where it is one.</summary>
    public int OutputNr { get; }

    /// <summary>False where null was saved.</summary>
    public bool Exists => _state != State.Null;

    /// <summary>True once freed.</summary>
    public bool IsReleased => _state == State.Released;

    /// <summary>The name the error about a write in place gives: the node that made the tensor, without its suffix.</summary>
    public (string? Name, int OutputNr) Maker => _isOutput ? (((Node)_more!).InView.name(), OutputNr) : (_tensor?.grad_fn?.name(), 0);

    /// <summary>The tensor, connected to the graph as it was.</summary>
    /// <exception cref="RuntimeError">It was freed by an earlier backward, or written or detached in place since it was saved.</exception>
    /// <exception cref="TypeError">An unpack hook returned null.</exception>
    public Tensor Unpack() => TryUnpack()!;

    /// <inheritdoc cref="Unpack"/>
    public Tensor? TryUnpack()
    {
        // Read once, and before anything else: another thread's backward may release it meanwhile.
        if (Volatile.Read(ref _tensor) is not { } tensor) return UnpackRare();
        if (tensor._version != _version) throw new RuntimeError(Messages.ModifiedInPlace(this, tensor, _version));
        if (_isOutput) return Connected(tensor, (Node)_more!);
        return !_hadNode || tensor.GradFn is not null ? tensor : throw new RuntimeError(Messages.DetachedInPlace);
    }

    public void Release()
    {
        if (_state == State.Null) return;
        _state = State.Released;
        if (_more is PackedTensor packed)
        {
            _more = null;
            packed.Release();
        }

        Volatile.Write(ref _tensor, null);
    }

    private Tensor? UnpackRare()
    {
        if (Volatile.Read(ref _more) is PackedTensor packed) return packed.Unpack();
        return _state == State.Null ? null : throw new RuntimeError(Messages.BackwardTwice);
    }

    private Tensor Connected(Tensor tensor, Node node) =>
        new(tensor.Raw, tensor.Engine) { Counter = tensor.Counter, GradFn = node.InView, OutputNr = OutputNr };
}
