using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>The PyTorch of this machine, looked for once.</summary>
internal static class InstalledTorch
{
    /// <summary>Why the tests that need one are skipped; null where one is loaded.</summary>
    public static readonly string? Missing = Load();

    /// <summary>The engine over it; asked for only in tests that were not skipped.</summary>
    public static IEngine Engine => Missing is null ? KnownEngines.Get("libtorch") : null!;

    private static string? Load()
    {
        try
        {
            Native.Load(TorchSearch.Find());
            return null;
        }
        catch (RuntimeError error)
        {
            return error.Message;
        }
    }
}
