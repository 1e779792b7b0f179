using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>A saved tensor that may be written: itself until then, a copy afterwards.</summary>
/// <remarks>
/// PyTorch 2.13 <c>torch/autograd/graph.py</c>, <c>_swap_with_cloned</c>, <c>_CloneArgBeforeMutateMode</c>. Here the key is the storage,
/// not the address of the first element and the version, so that writes through a view that begins elsewhere are seen too.
/// </remarks>
internal sealed class SavedOriginal
{
    /// <summary>Number of scopes that are open in the whole process: nothing else is asked while it is 0.</summary>
    public static int Scopes;

    // What is saved of a storage and not copied yet, by where it begins. The graph holds the saved tensors, this table only knows of them.
    private static readonly ConditionalWeakTable<Engines.Storage, Dictionary<long, List<WeakReference<SavedOriginal>>>> OfStorage = [];

    private readonly object _scope;
    private Tensor? _tensor;
    private int _holders;

    private SavedOriginal(Tensor tensor, object scope) => (_tensor, _scope) = (tensor, scope);

    /// <summary>True once the tensor was about to be written.</summary>
    public bool IsCloned { get; private set; }

    /// <summary>False once nothing needs it any more, or its scope is over.</summary>
    public bool IsHeld => _tensor is not null;

    /// <exception cref="AssertionError">The scope in which it was saved is over.</exception>
    public Tensor Tensor => _tensor ?? throw new AssertionError(Messages.BackwardOutsideMutation);

    /// <summary>Keeps <paramref name="tensor"/>; one that is kept already, only once.</summary>
    /// <param name="tensor">What is saved.</param>
    /// <param name="scope">For whom.</param>
    /// <param name="isNew">True where it was not kept before.</param>
    public static SavedOriginal Of(Tensor tensor, object scope, out bool isNew)
    {
        var lists = OfStorage.GetValue(tensor.Raw.Storage, _ => []);
        lock (lists)
        {
            if (!lists.TryGetValue(tensor.Raw.Offset, out var list)) lists[tensor.Raw.Offset] = list = [];
            list.RemoveAll(weak => !weak.TryGetTarget(out var one) || !one.IsHeld);
            var known = list.Find(weak => weak.TryGetTarget(out var one) && one.IsOf(tensor, scope));
            isNew = known is null;
            if (known is null || !known.TryGetTarget(out var kept)) list.Add(new(kept = new SavedOriginal(tensor, scope)));
            kept._holders++;
            return kept;
        }
    }

    /// <summary>Copies what is saved of a tensor's storage, and not copied yet.</summary>
    public static void BeforeWrite(Tensor written)
    {
        if (!OfStorage.TryGetValue(written.Raw.Storage, out var lists)) return;
        lock (lists)
        {
            foreach (var weak in lists.Values.SelectMany(list => list))
            {
                if (weak.TryGetTarget(out var kept)) kept.Clone();
            }

            lists.Clear();
        }
    }

    /// <summary>Backward has used it: the last to do so frees it.</summary>
    public void Drop()
    {
        if (Interlocked.Decrement(ref _holders) == 0) Clear();
    }

    public void Clear() => _tensor = null;

    private bool IsOf(Tensor tensor, object scope) => ReferenceEquals(_scope, scope) && _tensor is { } kept
        && kept.dtype == tensor.dtype && kept.Raw.Shape.SameLayout(tensor.Raw.Shape);

    private void Clone()
    {
        if (_tensor is not { } tensor) return;
        using var mode = new GradModeScope(enabled: false);
        (_tensor, IsCloned) = (tensor.clone(), true);
    }
}
