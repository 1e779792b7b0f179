using System.Diagnostics;
using System.Globalization;

namespace Compat.Conformance.Fuzz;

/// <summary>Has a child process make the calls; after a crash or a hang, another goes on behind the call.</summary>
/// <param name="Calls">Calls an operator.</param>
internal sealed record FuzzRun(string[] Globs, int Calls, int Seed, TimeSpan Limit)
{
    /// <summary>What came out wrong, a line each.</summary>
    internal List<string> Wrong { get; } = [];

    /// <summary>Calls made.</summary>
    internal long Made { get; private set; }

    internal void Run()
    {
        var (place, call) = (0, 0);
        while (true)
        {
            using var child = Start(place, call);
            if (Follow(child) is not { } last) return;
            (place, call) = (last.Place, last.Call + 1);
        }
    }

    private Process Start(int place, int call)
    {
        string[] arguments =
        [
            typeof(FuzzRun).Assembly.Location, "fuzz", "--worker", "--place", $"{place}", "--call", $"{call}",
            "--calls", $"{Calls}", "--seed", $"{Seed}", .. Globs.SelectMany(glob => new[] { "--ops", glob }),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        // A call that asks for more than this is itself wrong: all arguments are small.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000";
        return Process.Start(start)!;
    }

    // The call during which the child ended or hung; null when it came to its end.
    private (int Place, int Call)? Follow(Process child)
    {
        (int Place, int Call, string Name)? last = null;
        while (true)
        {
            var line = child.StandardOutput.ReadLineAsync();
            if (!line.Wait(last is null ? TimeSpan.FromMinutes(1) : Limit))
            {
                child.Kill();
                Wrong.Add($"{last?.Name}: no answer within {Limit.TotalSeconds:0} s (call {last?.Call})");
                return last is null ? null : (last.Value.Place, last.Value.Call);
            }

            if (line.Result?.Split('\t', 4) is not [var kind, var place, var call, var text])
            {
                child.WaitForExit();
                if (child.ExitCode == 0) return null;
                Wrong.Add($"{last?.Name}: the process ended with code {child.ExitCode} (call {last?.Call})");
                return last is null ? null : (last.Value.Place, last.Value.Call);
            }

            if (kind == FuzzWorker.Wrong) Wrong.Add(text);
            else Made++;
            if (kind != FuzzWorker.Before) continue;
            last = (int.Parse(place, CultureInfo.InvariantCulture), int.Parse(call, CultureInfo.InvariantCulture), text);
        }
    }
}
