using System.CommandLine;
using Compat.Conformance.Commands;
using Compat.Conformance.Commands.Doctor;

namespace Compat.Conformance;

/// <summary>The program <c>compat</c>.</summary>
public static class Program
{
    /// <summary>Runs a command; 0 when nothing differs, 1 when something does, 2 for wrong usage or unreadable input.</summary>
    public static int Main(string[] arguments)
    {
        var root = MainCommand.Create();
        root.Add(ConformCommand.Create());
        root.Add(MergeCommand.Create());
        root.Add(RunCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(OperatorsCommand.Create());
        root.Add(CompareOutputCommand.Create());
        root.Add(FuzzCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(DescribeCommand.Create());
        var parsed = root.Parse(SettingSources.WithoutSettings(arguments));
        if (parsed.Errors.Count == 0) return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        return ExitCodes.WrongUsage;
    }
}
