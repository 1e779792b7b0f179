using System.Reflection;
using Xunit;

namespace Compat.Autograd.Tests.Programs;

/// <summary>Small programs print what their twins print in PyTorch 2.13.0.</summary>
/// <remarks>lines.txt is written by scripts/record_programs.py, which has the same programs.</remarks>
public class ProgramTests
{
    private static readonly Type[] Classes =
    [
        typeof(HookPrograms), typeof(ViewPrograms), typeof(GradientPrograms), typeof(FunctionPrograms), typeof(OutputPrograms),
        typeof(SavedPrograms), typeof(ModulePrograms), typeof(MixedPrograms), typeof(OddPrograms),
    ];

    private static readonly Dictionary<string, string[]> Recorded = RecordedPrograms.Read("lines.txt");

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Program_PrintsWhatItsTwinPrints(string program) =>
        Assert.Equal(string.Join('\n', Recorded[program]), string.Join('\n', Lines.Of(Twin(program))));

    [Fact]
    public void EveryProgram_IsRecorded() => Assert.Equal(
        Recorded.Keys.Order(),
        Classes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => method.Name).Order());

    private static Action Twin(string program) =>
        Classes.Select(type => type.GetMethod(program)).First(method => method is not null)!.CreateDelegate<Action>();
}
