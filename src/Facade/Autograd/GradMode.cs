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

    internal GradModeScope(bool enabled)
    {
        _before = GradMode.Enabled;
        GradMode.Enabled = enabled;
    }

    public void Dispose() => GradMode.Enabled = _before;
}
