namespace Compat;

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.grad_mode.enforce_grad_layout_policy</c>.</remarks>
public readonly struct GradLayoutScope : IDisposable
{
    private readonly bool _before;

    internal GradLayoutScope(bool enable)
    {
        _before = GradLayout.Enforced;
        GradLayout.Enforced = enable;
    }

    public void Dispose() => GradLayout.Enforced = _before;
}
