using Compat.Engines;

namespace Compat.Conformance.Commands.Doctor;

/// <summary>What one engine says of itself, and what it computes for the training step that all are asked for.</summary>
/// <param name="Name">The name it is chosen by.</param>
/// <param name="Engine">Its description; null where it is not here.</param>
/// <param name="Device">Where it took the training step: the device chosen, or the CPU where the engine has no such device.</param>
/// <param name="Step">What the training step gave: the loss, then every gradient; null where it could not be done.</param>
/// <param name="Problem">Why there is no description or no step: what was looked for, where, and what to install.</param>
internal sealed record EngineReport(string Name, EngineDescription? Engine, string? Device, IReadOnlyList<double>? Step, string? Problem);
