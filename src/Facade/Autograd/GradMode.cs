namespace Compat;

/// <summary>Whether operations record. Flows with <c>await</c>; reading it is one thread-static read.</summary>
internal static class GradMode
{
    // The handler keeps the thread's copy equal to what flows; the copy's default (false) must mean "recording".
    private static readonly AsyncLocal<bool> Flowing = new(change => Off = change.CurrentValue);

    [ThreadStatic]
    private static bool Off;

    public static bool Enabled
    {
        get => !Off;
        set
        {
            if (Off == !value) return;
            Flowing.Value = !value;
            Off = !value;
        }
    }
}

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
public readonly struct GradModeScope : IDisposable
{
    private readonly bool _before;
    private readonly bool _mode;

    internal GradModeScope(bool enabled)
    {
        _before = GradMode.Enabled;
        _mode = enabled;
        GradMode.Enabled = enabled;
    }

    public void Dispose() => GradMode.Enabled = _before;

    /// <summary>The function, each call of it in this mode; ends the mode here, as when the scope is disposed.</summary>
    /// <remarks>PyTorch 2.13 <c>set_grad_enabled.__call__</c>, the use as a decorator.</remarks>
    public Func<T, TResult> __call__<T, TResult>(Func<T, TResult> orig_func)
    {
        Dispose();
        return torch.Wrapped(_mode, orig_func);
    }

    public override string ToString() => $"torch.autograd.grad_mode.set_grad_enabled(mode={(_mode ? "True" : "False")})";
}
