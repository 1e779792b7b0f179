namespace Compat;

/// <summary>Whether operations record. Flows with <c>await</c>; reading it is one thread-static read.</summary>
/// <remarks>PyTorch 2.13 <c>c10::AutogradState</c>.</remarks>
internal static class GradMode
{
    // The handler keeps the thread's copy equal to what flows; the copy's default (none) must mean "recording".
    private static readonly AsyncLocal<Modes> Flowing = new(change => Became(change.CurrentValue));

    [ThreadStatic]
    private static Modes Now;

    [Flags]
    internal enum Modes : byte
    {
        None = 0,
        NoGrad = 1,
        Inference = 2,
        All = NoGrad | Inference,
    }

    /// <summary>True where operations record: gradients are on, and this is no inference mode.</summary>
    public static bool Enabled => Now == Modes.None;

    /// <summary>True where gradients are on, which inference mode can be all the same.</summary>
    public static bool GradEnabled
    {
        get => (Now & Modes.NoGrad) == 0;
        set => Set(Modes.NoGrad, value ? Modes.None : Modes.NoGrad);
    }

    /// <summary>All modes, to return to.</summary>
    internal static Modes State
    {
        get => Now;
        set => Set(Modes.All, value);
    }

    public static bool InferenceEnabled => (Now & Modes.Inference) != 0;

    /// <summary>Sets some of the modes; returns what all of them were.</summary>
    internal static Modes Set(Modes which, Modes values)
    {
        var before = Now;
        var after = (before & ~which) | (values & which);
        if (after != before) Flowing.Value = after;
        return before;
    }

    private static void Became(Modes modes)
    {
        var change = Now ^ modes;
        Now = modes;
        if ((change & Modes.Inference) != 0) Interlocked.Add(ref Inference.Threads, (modes & Modes.Inference) != 0 ? 1 : -1);
    }
}
