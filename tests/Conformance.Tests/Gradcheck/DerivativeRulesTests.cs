using Compat.TestSupport;
using Xunit;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>Every derivative rule against finite differences, with PyTorch's own verdicts of the same checks.</summary>
[Collection(nameof(RunsAlone))]
public class DerivativeRulesTests
{
    private static readonly Listed Differences = Listed.Read("Gradcheck/differences.tsv");

    public static TheoryData<string> Operators =>
    [
        "program",
        .. RecordedTable.Read("gradcheck").Select(line => line.GetProperty("id").GetString()!.Split('/')[0]).Distinct().Order(),
    ];

    [Theory]
    [MemberData(nameof(Operators))]
    public void EveryCheckOf(string op)
    {
        var findings = Sweep.Result.Findings.Where(finding => finding.Id.StartsWith(op + "/", StringComparison.Ordinal)).ToArray();
        var wrong = findings.Where(finding => finding.PyTorch != finding.Here && !Differences.Has($"{finding.Form} {finding.Id}"));

        Assert.NotEmpty(findings);
        var text = string.Join(
            '\n', wrong.Select(finding => $"{finding.Form} {finding.Id}\n  PyTorch {finding.PyTorch}\n  here    {finding.Here}"));
        if (text.Length > 0) Assert.Fail(text);
    }

    [Fact]
    public void EveryListedDifference_IsThereStill()
    {
        var wrong = Sweep.Result.Findings.Where(finding => finding.PyTorch != finding.Here);

        Assert.Empty(Differences.Stale(wrong.Select(finding => $"{finding.Form} {finding.Id}")));
    }
}

/// <summary>The random numbers of random operators come from the one default generator.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
