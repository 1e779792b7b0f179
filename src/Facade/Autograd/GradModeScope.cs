namespace Compat;

/// <summary>Which modes a scope sets, and to what.</summary>
internal readonly record struct ModeChange(GradMode.Modes Which, GradMode.Modes Values)
{
    /// <summary>Inference mode and gradients, of which one is on and the other off.</summary>
    /// <remarks>PyTorch 2.13 <c>c10::InferenceMode</c>.</remarks>
    public static ModeChange Inference(bool mode)
    {
        return new(GradMode.Modes.All, mode ? GradMode.Modes.All : GradMode.Modes.None);
    }

    public static ModeChange Grad(bool enabled) => new(GradMode.Modes.NoGrad, enabled ? GradMode.Modes.None : GradMode.Modes.NoGrad);

    public GradModeScope Open() => new(this);
}

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
public readonly struct GradModeScope : IDisposable
{
    private readonly ModeChange _change;
    private readonly GradMode.Modes _before;

    internal GradModeScope(ModeChange change)
    {
        _change = change;
        _before = GradMode.Set(change.Which, change.Values);
    }

    internal GradModeScope(bool enabled)
        : this(ModeChange.Grad(enabled))
    {
    }

    public void Dispose() => GradMode.Set(_change.Which, _before);

    /// <summary>The function, each call of it in this mode; ends the mode here, as when the scope is disposed.</summary>
    /// <remarks>PyTorch 2.13 <c>set_grad_enabled.__call__</c>, the use as a decorator.</remarks>
    public Func<T, TResult> __call__<T, TResult>(Func<T, TResult> orig_func)
    {
        Dispose();
        return torch.Wrapped(_change, orig_func);
    }

    public override string ToString() => (_change.Which & GradMode.Modes.Inference) != 0
        ? $"torch.autograd.grad_mode.inference_mode(mode={(_change.Values != 0 ? "True" : "False")})"
        : $"torch.autograd.grad_mode.set_grad_enabled(mode={(_change.Values == 0 ? "True" : "False")})";
}
