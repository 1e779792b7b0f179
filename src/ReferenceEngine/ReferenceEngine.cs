namespace Compat.Engines;

/// <summary>The embedded engine: pure managed C#, no native file, any platform.</summary>
public sealed partial class ReferenceEngine : IEngine
{
    public string Name => "reference";

    public string Version => typeof(ReferenceEngine).Assembly.GetName().Version!.ToString(3);

    public int Threads
    {
        get => WorkPool.Threads;
        set => WorkPool.Threads = value;
    }
}
