using System.Text;

namespace Compat.Engines;

/// <summary>Looks for an installed PyTorch, and remembers where it looked.</summary>
internal sealed partial class TorchSearch
{
    /// <summary>The environment variable that names the folder of the libraries.</summary>
    public const string Variable = "TORCH_LIB_DIR";

    private readonly List<string> _looked = [];

    /// <summary>Finds PyTorch: a folder that was set, else the active environment, a <c>.venv</c> near by, the Python on PATH.</summary>
    /// <exception cref="RuntimeError">None was found; the text lists what was looked for, where, and what to install.</exception>
    public static TorchInstallation Find(string? setting = null)
    {
        var search = new TorchSearch();
        return search.Run(setting) ?? throw new RuntimeError(search.Report());
    }

    private TorchInstallation? Run(string? setting)
    {
        // A folder that was named and holds nothing is an error: another PyTorch than the one asked for would be a silent change.
        if (!string.IsNullOrEmpty(setting)) return Try("the setting", setting);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return Try(Variable, named);

        foreach (var place in Places())
        {
            if (place.Folder is null) _looked.Add($"{place.Source}: {place.Absent}");
            else if (Try(place.Source, place.Folder) is { } found) return found;
        }

        return null;
    }

    private TorchInstallation? Try(string source, string folder)
    {
        var found = TorchInstallation.At(folder);
        if (found is null) _looked.Add($"{source}: {folder}");
        return found;
    }

    private string Report()
    {
        var text = new StringBuilder("The engine 'libtorch' needs an installed PyTorch (2.10 or newer), and none was found. Looked for ");
        text.Append(TorchInstallation.FileName("torch_cpu")).AppendLine(" in:");
        foreach (var line in _looked) text.Append("  - ").AppendLine(line);
        return text.Append("Install one with `pip install torch`, or set ").Append(Variable)
            .Append(" to the folder torch/lib of an installed one.").ToString();
    }
}
