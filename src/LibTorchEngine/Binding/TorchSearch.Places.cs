namespace Compat.Engines;

internal sealed partial class TorchSearch
{
    /// <summary>Where to look: <paramref name="Folder"/> of <paramref name="Source"/>, or why there is none.</summary>
    private readonly record struct Place(string Source, string? Folder, string Absent = "");

    private static IEnumerable<Place> Places()
    {
        foreach (var place in PythonPlace.All())
        {
            if (place.Root is not null)
            {
                foreach (var folder in PackagesOf(place.Root)) yield return new(place.Source, folder);
            }
            else if (place.Program is null)
            {
                yield return new(place.Source, null, "not set");
            }
            else
            {
                var (folder, absent) = PythonPlace.Ask(place.Program);
                yield return new(place.Source, folder, absent);
            }
        }
    }

    /// <summary>The package folders of the environment <paramref name="root"/>; the usual one where it has none.</summary>
    private static string[] PackagesOf(string root)
    {
        if (OperatingSystem.IsWindows()) return [Path.Combine(root, "Lib", "site-packages")];
        var lib = Path.Combine(root, "lib");
        var versions = Directory.Exists(lib) ? Directory.GetDirectories(lib, "python3*") : [];
        if (versions.Length == 0) return [Path.Combine(lib, "python3", "site-packages")];
        return Array.ConvertAll(versions, version => Path.Combine(version, "site-packages"));
    }
}
