namespace Compat.Engines;

/// <summary>Which engine has loaded a libtorch: two of them do not fit into one process.</summary>
public static class NativeTorch
{
    private static readonly Lock Gate = new();

    /// <summary>The engine whose libtorch is loaded, or null.</summary>
    public static string? Owner { get; private set; }

    /// <summary>Loads a libtorch for <paramref name="engine"/>, unless another engine has one.</summary>
    /// <exception cref="RuntimeError">Another engine has loaded its libtorch.</exception>
    public static void Load(string engine, Action load)
    {
        lock (Gate)
        {
            if (Owner is not null && Owner != engine)
            {
                throw new RuntimeError($"The engine '{engine}' cannot be loaded: the engine '{Owner}' has loaded its libtorch, and a "
                    + "process holds only one. Choose one of the two, or run them in processes of their own.");
            }

            load();
            Owner = engine;
        }
    }
}
