using System.Runtime.CompilerServices;
using Compat.Conformance.Commands;
using Compat.Conformance.Live;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>The Python with PyTorch of this machine, looked for once.</summary>
internal static class InstalledPython
{
    /// <summary>Why the tests that need one are skipped; null where one was found.</summary>
    internal static string? Missing { get; } = Look();

    /// <summary>The one that was found; asked for only in tests that were not skipped.</summary>
    internal static FoundPython Found => field ??= PythonSearch.Find();

    private static string? Look()
    {
        try
        {
            _ = Found;
            return null;
        }
        catch (UsageException error)
        {
            return error.Message;
        }
    }
}

/// <summary>A test that needs a Python with PyTorch; skipped, with the places looked at, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = InstalledPython.Missing;
}
