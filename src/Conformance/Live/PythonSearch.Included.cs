namespace Compat.Conformance.Live;

internal sealed partial class PythonSearch
{
#if PYTHON_INCLUDED
    /// <summary>The interpreter that the package Python.Included deploys, on Windows.</summary>
    private FoundPython? TryIncluded()
    {
        if (!OperatingSystem.IsWindows()) return null;
        Python.Included.Installer.SetupPython().GetAwaiter().GetResult();
        return Try("Python.Included", Path.Combine(Python.Included.Installer.EmbeddedPythonHome, "python.exe"));
    }
#else
    /// <summary>Built without the package Python.Included: nothing.</summary>
    private static FoundPython? TryIncluded() => null;
#endif
}
