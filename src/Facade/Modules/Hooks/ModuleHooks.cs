namespace Compat;

/// <summary>A hook after forward, and whether it runs even when forward threw.</summary>
/// <remarks>Equal to itself only: one function may be registered twice.</remarks>
internal sealed class ForwardHook(Func<torch.nn.Module, object?[], object?, object?> call, bool always)
{
    public Func<torch.nn.Module, object?[], object?, object?> Call => call;

    public bool Always => always;
}

/// <summary>The hooks of one module, or those of all modules.</summary>
/// <remarks>PyTorch 2.13 <c>torch/nn/modules/module.py</c>, <c>_forward_hooks</c> and its neighbours.</remarks>
internal sealed class ModuleHooks
{
    /// <summary>Hooks common to all modules; they run before a module's own.</summary>
    public static readonly ModuleHooks Global = new();

    public readonly HookList<Func<torch.nn.Module, object?[], object?>> ForwardPre = new();
    public readonly HookList<ForwardHook> Forward = new();
    public readonly HookList<Func<torch.nn.Module, Tensor[], Tensor[], Tensor?[]?>> Backward = new();
    public readonly HookList<Func<torch.nn.Module, Tensor[], Tensor?[]?>> BackwardPre = new();

    private bool? _full;

    /// <summary>True once a hook common to all modules was registered: until then a call asks no further.</summary>
    public static bool UsesGlobal { get; private set; }

    /// <summary>Hooks on the gradients of the module as a whole; the others sit on the node that made its output.</summary>
    public IEnumerable<Func<torch.nn.Module, Tensor[], Tensor[], Tensor?[]?>> FullBackward => _full == true ? Backward.Now : [];

    /// <inheritdoc cref="FullBackward"/>
    public IEnumerable<Func<torch.nn.Module, Tensor[], Tensor[], Tensor?[]?>> NodeBackward => _full == false ? Backward.Now : [];

    /// <summary>The hooks common to all modules, for registering one.</summary>
    public static ModuleHooks OpenGlobal()
    {
        UsesGlobal = true;
        return Global;
    }

    /// <exception cref="RuntimeError">Backward hooks of the other kind are there.</exception>
    public RemovableHandle AddBackward(
        Func<torch.nn.Module, Tensor[], Tensor[], Tensor?[]?> hook, bool full, bool prepend = false)
    {
        if (_full == !full)
        {
            throw new RuntimeError("Cannot use both regular backward hooks and full backward hooks "
                + (this == Global ? "as a global Module hook. " : "on a single Module. ") + "Please use only one of them.");
        }

        _full = full;
        return Backward.Add(hook, prepend);
    }
}
