using System.CommandLine;
using Compat.Conformance.Binder;
using Compat.Conformance.Running;

namespace Compat.Conformance.Commands;

/// <summary><c>compat serve</c>: answers calls from standard input, one a line; what a run starts for each engine.</summary>
internal static class ServeCommand
{
    internal static Command Create()
    {
        Option<string> engine = new("--engine") { Description = "reference or libtorch", DefaultValueFactory = _ => "reference" };
        Command serve = new("serve", "Answer calls from standard input.") { engine };
        serve.Hidden = true;
        serve.SetAction(parsed => Guarded.Run(() =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            // What an operator prints must not come between the answers.
            Console.SetOut(Console.Error);
            CallPipe.Serve(() => EngineCaller.Create(parsed.GetRequiredValue(engine)), input, output);
            return ExitCodes.Equal;
        }));
        return serve;
    }
}
