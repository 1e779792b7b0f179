using System.CommandLine;
using Compat.Conformance.Fuzz;

namespace Compat.Conformance.Commands;

/// <summary><c>compat fuzz</c>: random calls at every public operator; nothing but PyTorch's errors may come out.</summary>
internal static class FuzzCommand
{
    internal static Command Create()
    {
        Option<string[]> ops = new("--ops") { Description = "operators, with * and ?; by default all", DefaultValueFactory = _ => [] };
        Option<int> calls = new("--calls") { Description = "calls an operator", DefaultValueFactory = _ => 200 };
        Option<int?> seed = new("--seed") { Description = "seed; by default a new one, which is printed" };
        Option<bool> worker = new("--worker") { Hidden = true };
        Option<int> place = new("--place") { Hidden = true };
        Option<int> call = new("--call") { Hidden = true };
        Command fuzz = new("fuzz", "Call every public operator with random arguments.") { ops, calls, seed, worker, place, call };
        fuzz.SetAction(parsed => Guarded.Run(() =>
        {
            var globs = parsed.GetRequiredValue(ops);
            if (parsed.GetValue(worker))
            {
                var output = Console.Out;
                // What an operator prints must not come between the reports.
                Console.SetOut(Console.Error);
                FuzzWorker.Run(
                    globs, parsed.GetValue(calls), parsed.GetValue(seed) ?? 0, parsed.GetValue(place), parsed.GetValue(call), output);
                return ExitCodes.Equal;
            }

            var run = new FuzzRun(globs, parsed.GetValue(calls), parsed.GetValue(seed) ?? Random.Shared.Next(), TimeSpan.FromSeconds(20));
            Console.WriteLine($"seed {run.Seed}");
            run.Run();
            foreach (var wrong in run.Wrong) Console.WriteLine(wrong);
            Console.WriteLine($"{run.Made} calls, {run.Wrong.Count} wrong");
            return run.Wrong.Count == 0 ? ExitCodes.Equal : ExitCodes.Different;
        }));
        return fuzz;
    }
}
