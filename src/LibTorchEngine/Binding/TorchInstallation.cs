using System.Text.RegularExpressions;

namespace Compat.Engines;

/// <summary>An installed PyTorch: the folder of its libraries, and its version.</summary>
/// <param name="Libraries">The absolute path of <c>torch/lib</c>.</param>
/// <param name="Version">The text of <c>torch.__version__</c>, empty where <c>version.py</c> is not there.</param>
internal sealed partial record TorchInstallation(string Libraries, string Version)
{
    /// <summary>The installation whose libraries lie in <paramref name="folder"/>, or in <c>lib</c> or <c>torch/lib</c> below it.</summary>
    public static TorchInstallation? At(string folder)
    {
        foreach (var below in (ReadOnlySpan<string>)["", "lib", Path.Combine("torch", "lib")])
        {
            var libraries = Path.GetFullPath(Path.Combine(folder, below));
            if (File.Exists(Path.Combine(libraries, FileName("torch_cpu")))) return new(libraries, ReadVersion(libraries));
        }

        return null;
    }

    /// <summary>The absolute path of the library <paramref name="stem"/>, as the platform names it.</summary>
    public string PathOf(string stem) => Path.Combine(Libraries, FileName(stem));

    /// <summary>The platform's file name of the library <paramref name="stem"/>.</summary>
    public static string FileName(string stem) =>
        OperatingSystem.IsWindows() ? $"{stem}.dll" : OperatingSystem.IsMacOS() ? $"lib{stem}.dylib" : $"lib{stem}.so";

    private static string ReadVersion(string libraries)
    {
        var file = Path.Combine(libraries, "..", "version.py");
        return File.Exists(file) ? VersionLine().Match(File.ReadAllText(file)).Groups[1].Value : "";
    }

    [GeneratedRegex("__version__ = '([^']+)'")]
    private static partial Regex VersionLine();
}
