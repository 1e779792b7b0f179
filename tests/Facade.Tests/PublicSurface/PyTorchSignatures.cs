using System.Text.Json;
using Compat.TestSupport;

namespace Compat.Facade.Tests.PublicSurface;

/// <summary>A parameter of PyTorch's: its name, its kind, its default as Python's text or null.</summary>
internal sealed record PyParameter(string Name, string Kind, string? Default)
{
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
        return [.. overloads.EnumerateArray().Select(overload => overload.EnumerateArray().Select(Read).ToArray())];
    }

    private static PyParameter Read(JsonElement parameter)
    {
        var (name, kind) = (parameter[0].GetString()!, parameter[1].GetString()!);
        // PyTorch has an overload without the generator beside the one that asks for it: one here.
        return new PyParameter(name, kind, parameter[2].GetString() ?? (name == "generator" && kind == "keyword" ? "None" : null));
    }
}
