using System.Globalization;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>An engine that every engine that is here was asked for, and that is not.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="Reason">What was looked for, and what to install.</param>
internal sealed record AbsentEngine(string Engine, string Reason);

/// <summary>What stands above every report: what was compared with what, where and when.</summary>
internal static class Header
{
    /// <summary>The lines, each with its title.</summary>
    internal static IReadOnlyList<(string Title, string Text)> Of(IReadOnlyList<EngineRun> runs, IReadOnlyList<AbsentEngine> absent)
    {
        var stamps = runs.SelectMany(run => run.Stamps).ToArray();
        var lines = new List<(string, string)>();
        if (stamps.Length == 0) return lines;
        lines.Add(("Compat", Distinct(stamps.Select(stamp => stamp.Machine.Compat))));
        lines.Add(("date", Distinct(stamps.Select(stamp => Text(stamp.Date)))));
        lines.Add(("machine", Distinct(stamps.Select(stamp => Text(stamp.Machine)))));
        lines.Add(("record", Text(stamps[0].Cases)));
        foreach (var run in runs) lines.Add(($"engine {run.Engine}", Distinct(run.Stamps.Select(Text)) + Part(run)));
        foreach (var engine in absent) lines.Add(($"engine {engine.Engine}", $"absent: {engine.Reason.ReplaceLineEndings(" ")}"));
        return lines;
    }

    private static string Distinct(IEnumerable<string> texts) => string.Join("; ", texts.Distinct());

    private static string Text(DateTime date) => date.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(Machine machine) => $"{machine.System}, {machine.Cpu}, {machine.Cores} cores, {machine.DotNet}";

    private static string Text(CaseSet cases)
    {
        var files = $"{cases.Files.Count} case files";
        if (cases.Record is not { } record) return $"{files} that do not say what recorded them";
        string?[] parts =
        [
            files, $"PyTorch {record.PyTorch}{(record.IsLive ? " asked live" : "")}", record.Threads is { } count ? Threads(count) : null,
            record.Seed is { } seed ? $"seed {seed}" : null, record.Platform, record.CpuCapability,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    private static string Text(RunStamp stamp)
    {
        if (stamp.Description is not { } engine) return $"on {stamp.Device}";
        var gpus = engine.CudaDevices.Count == 0 ? "no GPU" : string.Join(", ", engine.CudaDevices);
        string[] parts =
        [
            engine.Version, engine.Library ?? "own kernels", engine.CpuCapability, Threads(engine.Threads), gpus,
            $"on {stamp.Device}",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Part(EngineRun run)
    {
        var shard = run.Stamps[0].Shard;
        var part = run.Stamps.Count > 1 ? $", joined of {run.Stamps.Count} shards" : shard.Count > 1 ? $", shard {shard}" : "";
        return run.IsStopped ? $"{part}, stopped after {run.Results.Count} cases" : part;
    }
}
