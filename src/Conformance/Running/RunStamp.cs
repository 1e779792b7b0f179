using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compat.Engines;

namespace Compat.Conformance.Running;

/// <summary>What one engine's results came from: enough to know what may be joined with what.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Description">What it is made of; null where it does not say.</param>
/// <param name="Device">Where its tensors lay.</param>
/// <param name="Shard">Which part of the cases.</param>
/// <param name="Cases">Which cases.</param>
/// <param name="Machine">What it ran on.</param>
/// <param name="Date">When it began, in UTC.</param>
public sealed record RunStamp(
    string Engine, EngineDescription? Description, string Device, Shard Shard, CaseSet Cases, Machine Machine, DateTime Date)
{
    /// <summary>How stamps, and reports, are written as JSON.</summary>
    internal static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // A distance in units of the last place may be infinite.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What keeps results from being joined with those of another stamp of the same engine; null where nothing does.</summary>
    internal string? Against(RunStamp other) =>
        !Cases.IsSame(other.Cases) ? "they are over different cases"
        : Engine != other.Engine ? $"one is of the engine {Engine}, the other of {other.Engine}"
        : Library != other.Library ? $"one engine is {Library}, the other {other.Library}"
        : Device != other.Device ? $"one ran on {Device}, the other on {other.Device}"
        : Machine.Compat != other.Machine.Compat ? $"one is of Compat {Machine.Compat}, the other of {other.Machine.Compat}"
        : null;

    // Where the library lies and how many threads it has change no result.
    private string Library => Description is null
        ? Engine
        : $"{Description.Name} {Description.Version} ({Description.Library ?? "own kernels"})";
}
