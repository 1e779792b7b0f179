namespace Compat;

/// <summary>What a node keeps of a tensor: <c>grad_fn._raw_saved_self</c>.</summary>
/// <remarks>PyTorch 2.13 <c>torch._C._autograd.SavedTensor</c>.</remarks>
public sealed class SavedTensor
{
    private readonly Saved _saved;

    internal SavedTensor(Saved saved) => _saved = saved;

    /// <exception cref="RuntimeError">One was freed by an earlier backward.</exception>
    internal static SavedTensor[] Of(Saved[] several)
    {
        if (Array.Exists(several, saved => saved.IsReleased)) throw new RuntimeError(Messages.BackwardTwice);
        return Array.ConvertAll(several, saved => new SavedTensor(saved));
    }

    /// <summary>What the pack hook returned, or the tensor where there is no hook; null for a value None, and once freed.</summary>
    public object? data => _saved.Data;

    /// <summary>The unpack hook, null where there is none.</summary>
    public Delegate? unpack_hook => _saved.UnpackHook;

    /// <summary>Keeps what <paramref name="pack_hook"/> returns in the tensor's stead; backward uses what <paramref name="unpack_hook"/>
    /// makes of it.</summary>
    /// <exception cref="RuntimeError">There are hooks already, the value is None or was freed, or the pack hook writes to its
    /// argument.</exception>
    /// <remarks>PyTorch 2.13 <c>SavedVariable::register_hooks</c>.</remarks>
    public void register_hooks<T>(Func<Tensor, T> pack_hook, Func<T, Tensor> unpack_hook) =>
        _saved.RegisterHooks(new SavedHooks<T>(pack_hook, unpack_hook));

    /// <summary>The tensor; null for a value None.</summary>
    /// <exception cref="RuntimeError">It is an output of its node, was freed, or was written or detached in place since.</exception>
    public Tensor? unpack() => _saved.UnpackAlone();

    /// <summary>Python's repr without its address.</summary>
    public override string ToString() => "<torch._C._autograd.SavedTensor object>";
}
