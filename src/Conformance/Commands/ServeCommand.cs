using System.CommandLine;
using System.Runtime.InteropServices;
using Compat.Conformance.Binder;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat serve</c>: answers calls from standard input, one a line; what a run starts for each engine.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        Option<string> engine = new("--engine") { Description = "reference or libtorch", DefaultValueFactory = _ => "reference" };
        Option<string> device = new("--device") { Description = "where tensors lie: cpu, cuda, cuda:1", DefaultValueFactory = _ => "cpu" };
        Command serve = new("serve", "Answer calls from standard input.") { engine, device };
        serve.Hidden = true;
        serve.SetAction(parsed => Guarded.Run(() =>
        {
            // Ctrl+C goes to every process of the terminal; the one that asks decides when this one ends.
            using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            // What an operator prints must not come between the answers.
            Console.SetOut(Console.Error);
            var (name, place) = (parsed.GetRequiredValue(engine), parsed.GetRequiredValue(device));
            CallPipe.Serve(() => EngineCaller.Create(name, place), input, output);
            return ExitCodes.Equal;
        }));
        return serve;
    }
}
