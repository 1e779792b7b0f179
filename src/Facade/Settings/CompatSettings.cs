using System.Globalization;
using Compat.Engines;

namespace Compat;

/// <summary>What the program was told about engines, each setting with its origin; the settings a program starts with.</summary>
public sealed record CompatSettings
{
    internal const string BuiltIn = "built-in default";

    /// <summary>The settings there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Engine", "Device", "Threads", "DType", "Deterministic", "Seed"];

    /// <summary>The engine new tensors get.</summary>
    public CompatSetting<string> Engine { get; init; } = new("reference", BuiltIn);

    /// <summary>The device of new tensors that were given none.</summary>
    public CompatSetting<Device> Device { get; init; } = new(Compat.Device.Cpu, BuiltIn);

    /// <summary>Threads one operation may use; null leaves that to the engine.</summary>
    public CompatSetting<int?> Threads { get; init; } = new(null, BuiltIn);

    /// <summary>The dtype of floats that were given none.</summary>
    public CompatSetting<DType> DType { get; init; } = new(Compat.DType.Float32, BuiltIn);

    /// <summary>Whether only algorithms are used that give the same result every time.</summary>
    public CompatSetting<bool> Deterministic { get; init; } = new(false, BuiltIn);

    /// <summary>The seed of the default generator; null takes one from the operating system.</summary>
    public CompatSetting<ulong?> Seed { get; init; } = new(null, BuiltIn);

    /// <summary>Name, value and origin of each setting, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<(string Name, string Value, string Origin)> Rows =>
    [
        ("Engine", Engine.Value, Engine.Origin),
        ("Device", Device.Value.ToString(), Device.Origin),
        ("Threads", Threads.Value?.ToString(CultureInfo.InvariantCulture) ?? "the engine's own", Threads.Origin),
        ("DType", DType.Value.ToString()!, DType.Origin),
        ("Deterministic", Deterministic.Value ? "true" : "false", Deterministic.Origin),
        ("Seed", Seed.Value?.ToString(CultureInfo.InvariantCulture) ?? "from the operating system", Seed.Origin),
    ];

    /// <summary>A line for each setting: name, value, origin.</summary>
    public override string ToString() => string.Join('\n', Rows.Select(row => $"{row.Name}: {row.Value} ({row.Origin})"));

    /// <exception cref="FormatException">A setting is unknown or malformed.</exception>
    internal static CompatSettings Of(IEnumerable<GivenSetting> given)
    {
        var settings = new CompatSettings();
        foreach (var setting in given) settings = settings.With(setting);
        return settings;
    }

    private CompatSettings With(GivenSetting given) => given.Key.ToUpperInvariant() switch
    {
        "ENGINE" => this with { Engine = new(given.OneOf(KnownEngines.Names), given.Origin) },
        "DEVICE" => this with { Device = new(given.Device(), given.Origin) },
        "THREADS" => this with { Threads = new(given.Count(), given.Origin) },
        "DTYPE" => this with { DType = new(given.FloatingType(), given.Origin) },
        "DETERMINISTIC" => this with { Deterministic = new(given.Truth(), given.Origin) },
        "SEED" => this with { Seed = new(given.Seed(), given.Origin) },
        _ => throw given.Unknown(Names),
    };
}
