using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Compat.Engines;

/// <summary>The native library of TorchSharp and the libtorch it found.</summary>
/// <param name="Version">The version of TorchSharp.</param>
/// <param name="LibTorchVersion">The version of libtorch, as its own folder says it, otherwise as TorchSharp was built for it.</param>
/// <param name="Location">The folder of libtorch.</param>
internal sealed partial record TorchLibrary(string Version, string LibTorchVersion, string? Location)
{
    private static readonly Lazy<int> Cuda = new(CountCuda);
    private static TorchLibrary? _loaded;

    /// <summary>How many CUDA devices libtorch computes on.</summary>
    public static int CudaDevices => Cuda.Value;

    private static string FileName => OperatingSystem.IsWindows() ? "LibTorchSharp.dll"
        : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";

    /// <summary>Loads it once for the process.</summary>
    /// <exception cref="RuntimeError">It is not there, does not load, or another engine has loaded a libtorch.</exception>
    public static TorchLibrary Load()
    {
        if (_loaded is null) NativeTorch.Load("torchsharp", () => _loaded = Find());
        return _loaded!;
    }

    // The static constructor of TorchSharp's torch class loads libtorch, and where it fails it fails for good: it runs only where its
    // native library lies in one of the places .NET looks at.
    private static TorchLibrary Find()
    {
        var folders = Folders();
        if (!folders.Exists(folder => File.Exists(Path.Combine(folder, FileName))))
        {
            throw new RuntimeError($"The engine 'torchsharp' needs TorchSharp's native library, and none was found. Looked for "
                + $"{FileName} in {string.Join(", ", folders)}. Reference the package TorchSharp-cpu or "
                + "libtorch-cuda-12.1-linux-x64 in the application.");
        }

        try
        {
            using var probe = Torch.empty([1]);
        }
        catch (Exception error) when (error is TypeInitializationException or NotSupportedException or DllNotFoundException)
        {
            throw new RuntimeError(
                $"The engine 'torchsharp' cannot load TorchSharp's native library: {(error.InnerException ?? error).Message}", error);
        }

        var assembly = typeof(TorchSharp.torch).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? assembly.GetName().Version?.ToString() ?? "";
        var location = FolderOf("torch_cpu");
        return new(version, Installed(location) ?? Torch.__version__, location);
    }

    // The application, its native packages (deps.json), the runtime folder of a published one, and the folder of TorchSharp itself.
    private static List<string> Folders()
    {
        List<string> folders =
        [
            AppContext.BaseDirectory,
            Path.GetDirectoryName(typeof(TorchSharp.torch).Assembly.Location) ?? AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"),
        ];
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string searched)
        {
            folders.AddRange(searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. folders.Select(Path.TrimEndingDirectorySeparator).Distinct()];
    }

    private static string? FolderOf(string library)
    {
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            if (module.FileName is { } file && Path.GetFileName(file).Contains(library)) return Path.GetDirectoryName(file);
        }

        return null;
    }

    // An installed PyTorch writes its version beside its libraries; the packages do not.
    private static string? Installed(string? folder)
    {
        var file = folder is null ? null : Path.Combine(folder, "..", "version.py");
        if (!File.Exists(file)) return null;
        var match = VersionLine().Match(File.ReadAllText(file));
        return match.Success ? match.Groups[1].Value : null;
    }

    private static int CountCuda()
    {
        try
        {
            return Torch.cuda.is_available() ? Torch.cuda.device_count() : 0;
        }
        catch (Exception error) when (error is NotSupportedException or ExternalException)
        {
            return 0;
        }
    }

    [GeneratedRegex("__version__ = '([^']+)'")]
    private static partial Regex VersionLine();
}
