namespace Compat;

/// <summary>Hooks that what is saved passes through until the end of the <c>using</c> block.</summary>
/// <remarks>PyTorch 2.13 <c>at::SavedTensorDefaultHooks</c>. Scopes flow with <c>await</c> and into threads started inside.</remarks>
public sealed class SavedHooksScope : IDisposable
{
    private static readonly AsyncLocal<State?> Flowing = new();

    private readonly SavedHooks _hooks;
    private readonly SavedHooksScope? _outer;
    private int _ended;

    internal SavedHooksScope(SavedHooks hooks)
    {
        var state = Flowing.Value;
        if (state?.Disabled is { } message) throw new RuntimeError(message);
        (_hooks, _outer) = (hooks, Live(state?.Innermost));
        Flowing.Value = new State(this, null);
        Interlocked.Increment(ref SavedHooks.Open);
    }

    internal static SavedHooks? Innermost => Flowing.Value is { Disabled: null } state ? Live(state.Innermost)?._hooks : null;

    /// <summary>Why hooks are refused here, null where they are not.</summary>
    internal static string? Disabled => Flowing.Value?.Disabled;

    /// <summary>Ends the scope; those opened inside it stay until they are ended.</summary>
    public void Dispose()
    {
        if (!End() || Flowing.Value is not { } state) return;
        Flowing.Value = Live(state.Innermost) is null && state.Disabled is null ? null : state with { Innermost = Live(state.Innermost) };
    }

    /// <summary>Refuses hooks from here on, or no more where <paramref name="message"/> is null.</summary>
    /// <exception cref="RuntimeError">A scope of hooks is open.</exception>
    internal static void Disable(string? message)
    {
        var innermost = Live(Flowing.Value?.Innermost);
        if (message is not null && innermost is not null) throw new RuntimeError(message);
        Flowing.Value = message is null && innermost is null ? null : new State(innermost, message);
    }

    /// <summary>The innermost scope, to return to.</summary>
    internal static SavedHooksScope? Mark() => SavedHooks.Open == 0 ? null : Flowing.Value?.Innermost;

    /// <summary>Ends the scopes that were opened here since <paramref name="mark"/> and never ended.</summary>
    /// <remarks>PyTorch 2.13 restores what belongs to the thread after each node.</remarks>
    internal static void Return(SavedHooksScope? mark)
    {
        if (SavedHooks.Open == 0 || Flowing.Value is not { } state || ReferenceEquals(state.Innermost, mark)) return;
        for (var scope = state.Innermost; scope is not null && !ReferenceEquals(scope, mark); scope = scope._outer) scope.End();
        Flowing.Value = state with { Innermost = Live(state.Innermost) };
    }

    private static SavedHooksScope? Live(SavedHooksScope? scope)
    {
        while (scope is { _ended: not 0 }) scope = scope._outer;
        return scope;
    }

    private bool End()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0) return false;
        Interlocked.Decrement(ref SavedHooks.Open);
        return true;
    }

    private sealed record State(SavedHooksScope? Innermost, string? Disabled);
}

/// <summary>Refuses hooks of saved tensors until the end of the <c>using</c> block.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.graph.disable_saved_tensors_hooks</c>.</remarks>
public sealed class SavedHooksRefusal : IDisposable
{
    private readonly string? _before = SavedHooksScope.Disabled;
    private bool _ended;

    internal SavedHooksRefusal(string message) => SavedHooksScope.Disable(message);

    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        SavedHooksScope.Disable(_before);
    }
}
