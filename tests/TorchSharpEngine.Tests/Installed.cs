using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat.TorchSharpEngine.Tests;

/// <summary>The engine, where the build has it.</summary>
internal static class Installed
{
    /// <summary>Why the tests that need it are skipped; null where it is loaded.</summary>
    public static readonly string? Missing = Load();

    /// <summary>Asked for only in tests that were not skipped.</summary>
    public static IEngine Engine => KnownEngines.Get("torchsharp");

    private static string? Load()
    {
        try
        {
            KnownEngines.Get("torchsharp");
            return null;
        }
        catch (RuntimeError error)
        {
            return error.Message;
        }
    }
}

/// <summary>A theory that needs TorchSharp; skipped, saying how to get it, where the build has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchSharpTheoryAttribute : TheoryAttribute
{
    public TorchSharpTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = Installed.Missing;
}

/// <inheritdoc cref="TorchSharpTheoryAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchSharpFactAttribute : FactAttribute
{
    public TorchSharpFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = Installed.Missing;
}
