using Compat.Conformance.Across;
using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Compat.Engines;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>A bug of an engine, a drift between PyTorch's versions and a wrong record look different.</summary>
public class DivergenceTests
{
    private static readonly Answer Right = new(new FloatValue(4));
    private static readonly Answer Wrong = new(new FloatValue(99));
    private static readonly Answer Other = new(new FloatValue(-1));
    private static readonly Answer None = new(Unsupported: "There is no such operator.");
    private static readonly Answer Raised = new(Error: new ErrorText("RuntimeError", "no"));

    [Fact]
    public void AllAsRecorded_IsNoDivergence() => Assert.Null(Of(Right, Right, Right));

    [Fact]
    public void OneEngineAlone_IsItsBug()
    {
        Check(DivergenceKind.EngineBug, ["reference"], Of(Wrong, Right, Right));
        Check(DivergenceKind.EngineBug, ["libtorch"], Of(Right, Raised, Right));
        Check(DivergenceKind.EngineBug, ["libtorch"], Of(Right, Wrong, None));
        Check(DivergenceKind.EngineBug, ["reference", "torchsharp"], Of(Wrong, Right, Other));
    }

    [Fact]
    public void EnginesOnLibTorchTogether_AreADrift()
    {
        Check(DivergenceKind.Drift, ["libtorch", "torchsharp"], Of(Right, Wrong, Wrong));
        Check(DivergenceKind.Drift, ["libtorch", "torchsharp"], Of(None, Raised, Raised));
        Check(DivergenceKind.Drift, ["reference", "libtorch", "torchsharp"], Of(Other, Wrong, Wrong));
    }

    [Fact]
    public void OneLibTorchOfAnotherVersion_IsADrift_OfTheRecordedOne_ABug()
    {
        Check(DivergenceKind.Drift, ["torchsharp"], Of(Right, None, Wrong));
        Check(DivergenceKind.EngineBug, ["libtorch"], Of(Right, Wrong, None));
    }

    [Fact]
    public void AllTogetherAgainstTheRecord_MakeItSuspect()
    {
        Check(DivergenceKind.RecordSuspect, ["reference", "libtorch", "torchsharp"], Of(Wrong, Wrong, Wrong));
        Check(DivergenceKind.RecordSuspect, ["reference", "libtorch"], Of(Raised, Raised, None));
    }

    [Fact]
    public void NoTwoAlike_AllDiffer() =>
        Check(DivergenceKind.AllDiffer, ["reference", "libtorch", "torchsharp"], Of(Wrong, Other, Raised));

    [Fact]
    public void OneAnswerAlone_IsUndecided() => Check(DivergenceKind.Undecided, ["reference"], Of(Wrong, None, None));

    [Fact]
    public void PairsCountWhatIsExact_WithinAndDifferent()
    {
        using var project = new TemporaryProject(
            TemporaryProject.Add("a/0", 4), TemporaryProject.Add("b/0", 4), TemporaryProject.Add("c/0", 4), TemporaryProject.Add("d/0", 4));
        var close = new Answer(new FloatValue(Math.BitIncrement(4)));
        var crossing = Crossing.Of(
            [
                Run(project, "reference", null, ("b/0", close), ("c/0", Wrong)),
                Run(project, "libtorch", "libtorch 2.13.0+cpu", ("c/0", Wrong), ("d/0", None)),
            ],
            Tolerances.None);
        Assert.Equal(
            [
                new PairTally(null, "reference", 2, 1, 1, 0, 1), new PairTally(null, "libtorch", 2, 0, 1, 1, 0),
                new PairTally("reference", "libtorch", 2, 1, 0, 1, 1),
            ],
            crossing.Pairs);
        Check(DivergenceKind.RecordSuspect, ["reference", "libtorch"], Assert.Single(crossing.Divergences));
    }

    private static void Check(DivergenceKind kind, string[] engines, Divergence? found)
    {
        Assert.Equal(kind, found!.Kind);
        Assert.Equal(engines, found.Engines);
    }

    /// <summary>One case on the reference engine, on libtorch as recorded and on TorchSharp's older one.</summary>
    private static Divergence? Of(Answer reference, Answer libtorch, Answer torchsharp)
    {
        using var project = new TemporaryProject(TemporaryProject.Add("a/0", 4));
        File.WriteAllText(Path.Combine(project.Root, "conformance", "cases", "manifest.json"), """{"pytorch": "2.13.0+cpu"}""");
        EngineRun[] runs =
        [
            Run(project, "reference", null, ("a/0", reference)),
            Run(project, "libtorch", "libtorch 2.13.0", ("a/0", libtorch)),
            Run(project, "torchsharp", "TorchSharp 0.105.1 (libtorch 2.7.1)", ("a/0", torchsharp)),
        ];
        return Crossing.Of(runs, Tolerances.None).Divergences.SingleOrDefault();
    }

    private static EngineRun Run(TemporaryProject project, string engine, string? library, params (string Id, Answer Answer)[] answers)
    {
        var description = new EngineDescription(engine, "1.0", library, null, "AVX2", 2, []);
        var caller = new ReplayCaller(new CaseReader(new CaseFilter()).Read(project.CaseFile), engine) { Description = description };
        foreach (var (id, answer) in answers) caller.Otherwise[id] = () => answer;
        return Assert.Single((project.Conform() with { Callers = (_, _) => caller, Engines = [engine] }).Execute());
    }
}
