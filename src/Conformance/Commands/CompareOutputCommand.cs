using System.CommandLine;
using Compat.Conformance.Examples;

namespace Compat.Conformance.Commands;

/// <summary><c>compat compare-output</c>: whether a program printed what PyTorch printed.</summary>
internal static class CompareOutputCommand
{
    internal static Command Create()
    {
        Argument<string> expected = new("EXPECTED") { Description = "the recorded output" };
        Argument<string> actual = new("ACTUAL") { Description = "the output to judge; - for standard input" };
        Command compare = new("compare-output", "Compare printed output, allowing one unit in the last printed digit of a number.")
        {
            expected, actual,
        };
        compare.SetAction(parsed => Guarded.Run(() => Run(parsed.GetRequiredValue(expected), parsed.GetRequiredValue(actual))));
        return compare;
    }

    private static int Run(string expected, string actual)
    {
        var given = actual == "-" ? Console.In.ReadToEnd() : File.ReadAllText(actual);
        var differences = OutputComparison.Differences(File.ReadAllText(expected), given);
        foreach (var difference in differences) Console.WriteLine(difference);
        return differences.Count == 0 ? ExitCodes.Equal : ExitCodes.Different;
    }
}
