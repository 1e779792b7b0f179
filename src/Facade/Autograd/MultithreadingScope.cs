namespace Compat;

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.grad_mode.set_multithreading_enabled</c>.</remarks>
public readonly struct MultithreadingScope : IDisposable
{
    internal static readonly AsyncLocal<bool> Off = new();

    private readonly bool _before;

    internal MultithreadingScope(bool mode)
    {
        _before = Off.Value;
        Off.Value = !mode;
    }

    public void Dispose() => Off.Value = _before;
}
