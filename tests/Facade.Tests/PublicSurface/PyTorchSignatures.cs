using System.Text.Json;
using Compat.TestSupport;

namespace Compat.Facade.Tests.PublicSurface;

/// <summary>A parameter of PyTorch's: its name, its kind, its default as Python's text or null.</summary>
internal sealed record PyParameter(string Name, string Kind, string? Default)
{
    /// <summary>Stands for any default: PyTorch has an overload without the parameter.</summary>
    internal const string Absent = "absent";

    internal bool MayBeLeftOut => Default is not null || Kind is "varargs" or "kwargs";
}

/// <summary>PyTorch's signatures, of <c>conformance/tables/signatures.json</c>.</summary>
internal static class PyTorchSignatures
{
    private static readonly JsonElement Table = RecordedTable.ReadWhole("signatures.json");

    /// <summary>The names of PyTorch's properties of a tensor.</summary>
    internal static IReadOnlySet<string> TensorProperties { get; } =
        Table.GetProperty("Tensor properties").EnumerateArray().Select(name => name.GetString()!).ToHashSet();

    /// <summary>True where the signatures of a module are recorded.</summary>
    internal static bool Knows(string place) => place != "parameter" && Table.TryGetProperty(place, out _);

    /// <summary>The overloads of a name in a module; none where PyTorch has no such name.</summary>
    internal static IReadOnlyList<PyParameter[]> Of(string place, string name)
    {
        if (!Table.TryGetProperty(place, out var members) || !members.TryGetProperty(name, out var overloads)) return [];
        PyParameter[][] all = [.. overloads.EnumerateArray().Select(overload => overload.EnumerateArray().Select(Read).ToArray())];
        return [.. all.Select(overload => Merged(overload, all))];
    }

    // An overload that asks for a keyword, beside one without it: one here, with a default.
    private static PyParameter[] Merged(PyParameter[] overload, PyParameter[][] all) =>
    [
        .. overload.Select(p => p.Kind == "keyword" && p.Default is null && all.Any(other => other.All(q => q.Name != p.Name))
            ? p with { Default = PyParameter.Absent }
            : p),
    ];

    private static PyParameter Read(JsonElement parameter) =>
        new(parameter[0].GetString()!, parameter[1].GetString()!, parameter[2].GetString());
}
