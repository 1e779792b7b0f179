namespace Compat;

internal sealed partial class Saved
{
    // Results of writes in place whose nodes are made before the write: packed after it.
    [ThreadStatic]
    private static List<Saved>? Waiting;

    /// <summary>What the pack hook returned, or the tensor where no hook took it; null once freed.</summary>
    public object? Data => _state == State.Packed ? ((PackedTensor)_more!).Data : _tensor;

    /// <summary>The unpack hook, null where there is none.</summary>
    public Delegate? UnpackHook => (_more as PackedTensor)?.Hooks.UnpackHook;

    /// <summary>The tensor, for who reads what a node saved: one detached in place since is no mistake there.</summary>
    /// <exception cref="RuntimeError">It was freed, or written since it was saved.</exception>
    public Tensor? Read() =>
        _state == State.Kept && !_isOutput && _tensor!.GradFn is null && _tensor._version == _version ? _tensor : TryUnpack();

    /// <summary>The tensor, for who does not say which node saved it: an output cannot be had so.</summary>
    /// <exception cref="RuntimeError">It is an output, was freed, or was written or detached in place since it was saved.</exception>
    public Tensor? UnpackAlone() => _isOutput && _state != State.Released ? throw new RuntimeError(Messages.DetachedInPlace) : TryUnpack();

    /// <summary>Hands the tensor to hooks of its own.</summary>
    /// <exception cref="RuntimeError">There are hooks already, the tensor was freed or is null, or the pack hook writes to it.</exception>
    /// <remarks>PyTorch 2.13 <c>SavedVariable::register_hooks</c>.</remarks>
    public void RegisterHooks(SavedHooks hooks)
    {
        switch (_state)
        {
            case State.Packed: throw new RuntimeError(Messages.SavedHooksTwice);
            case State.Released: throw new RuntimeError(Messages.SavedHooksOnFreed);
            case State.Null: throw new RuntimeError(Messages.SavedHooksOnNone);
        }

        var packed = _isOutput ? new PackedTensor(hooks, (Node)_more!, OutputNr) : new PackedTensor(hooks, _tensor!);
        packed.Pack(_tensor!.detach());
        Keep(packed);
    }

    /// <summary>Packs the results that <paramref name="node"/> saved before they were written.</summary>
    public static void PackWritten(Tensor written, Node? node)
    {
        if (Waiting is not { Count: > 0 } waiting) return;
        Waiting = null;
        foreach (var saved in waiting)
        {
            if (!ReferenceEquals(saved._more, node) || SavedHooks.Current is not { } hooks) continue;
            var packed = new PackedTensor(hooks, written);
            packed.Pack(written);
            saved.Keep(packed);
        }
    }

    // Numbers that an operation made tensors of are nobody's to see.
    private void PackByDefault(Tensor tensor)
    {
        if (tensor.IsWrappedNumber || SavedHooks.Current is not { } hooks) return;
        var packed = new PackedTensor(hooks, tensor);
        packed.Pack(tensor);
        Keep(packed);
    }

    private void PackByDefault(Tensor output, Node node)
    {
        if (SavedHooks.Current is not { } hooks)
        {
            if (_isOutput) _tensor = output.detach();
        }
        else if (output.IsAfterWrite)
        {
            _tensor = output.detach();
            (Waiting ??= []).Add(this);
        }
        else
        {
            var packed = new PackedTensor(hooks, _isOutput ? output.Record(node, OutputNr) : output);
            packed.Pack(output);
            Keep(packed);
        }
    }

    private void Keep(PackedTensor packed) => (_tensor, _more, _state) = (null, packed, State.Packed);
}
