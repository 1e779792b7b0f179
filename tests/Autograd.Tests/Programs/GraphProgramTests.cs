using System.Reflection;
using Xunit;

namespace Compat.Autograd.Tests.Programs;

/// <summary>Small programs about the graph and its modes print what their twins print in PyTorch 2.13.0.</summary>
/// <remarks>graph.txt is written by scripts/record_graph_programs.py, which has the same programs.</remarks>
public class GraphProgramTests
{
    private static readonly Dictionary<string, string[]> Recorded = RecordedPrograms.Read("graph.txt");

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Program_PrintsWhatItsTwinPrints(string program)
    {
        var twin = typeof(GraphPrograms).GetMethod(program)!.CreateDelegate<Action>();
        Assert.Equal(string.Join('\n', Recorded[program]), string.Join('\n', Printed.Of(twin)));
    }

    [Fact]
    public void EveryProgram_IsRecorded() => Assert.Equal(
        Recorded.Keys.Order(),
        typeof(GraphPrograms).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Order());
}
