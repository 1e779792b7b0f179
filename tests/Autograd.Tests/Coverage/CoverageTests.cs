using System.Text;
using Compat.TestSupport;
using Xunit;

namespace Compat.Autograd.Tests.Coverage;

/// <summary>Each of PyTorch's named autograd tests has one of the same name here, or a reason why not; the page says which.</summary>
public class CoverageTests
{
    private static readonly string[] Verdicts = ["does not apply: ", "later: ", "open: "];

    [Fact]
    public void EveryName_IsTestedOnce_OrHasOneReason() =>
        Assert.Equal([], NamedTests.All.Where(name => NamedTests.Here[name].Count() + NamedTests.Outside[name].Count() != 1));

    [Fact]
    public void EveryTestAndReason_IsOfAKnownName() => Assert.Equal(
        [], NamedTests.Here.Select(tests => tests.Key).Concat(NamedTests.Outside.Select(reasons => reasons.Key)).Except(NamedTests.All));

    [Fact]
    public void EveryReason_BeginsWithItsVerdict() => Assert.Equal(
        [], NamedTests.Outside.SelectMany(reasons => reasons)
            .Where(reason => !Verdicts.Any(verdict => reason.StartsWith(verdict, StringComparison.Ordinal))));

    /// <summary>With COMPAT_REWRITE=1 the page is written anew.</summary>
    [Fact]
    public void Page_IsUpToDate()
    {
        var page = Path.Combine(RecordedTable.Root(), "docs", "autograd-coverage.md");
        if (Environment.GetEnvironmentVariable("COMPAT_REWRITE") == "1") File.WriteAllText(page, Page());

        Assert.Equal(Page(), File.ReadAllText(page));
    }

    private static string Page()
    {
        var counts = NamedTests.All.CountBy(name => Verdict(name).Split(':')[0]).ToDictionary();
        int Count(string verdict) => counts.GetValueOrDefault(verdict);
        var applying = Count("passes") + Count("open");
        var page = new StringBuilder("# Autograd, test by test\n\n");
        page.Append($"PyTorch's own test_autograd.py has {NamedTests.All.Count} named tests (counted in a complete copy of it). ")
            .Append($"{applying} apply to what is here; **{Count("passes")} of them pass** as C# tests of the same name in ")
            .Append($"`tests/Autograd.Tests`, which assert what those assert, and {Count("open")} are open. ")
            .Append($"{Count("later")} wait for parts of PyTorch that are not here yet, and {Count("does not apply")} cannot exist ")
            .Append("in C# or here; each says why.\n\n")
            .Append("Written by `CoverageTests` from the tests themselves (`COMPAT_REWRITE=1`); a test run fails where a name has ")
            .Append("neither a test nor a reason, or both.\n");
        foreach (var group in NamedTests.All.GroupBy(name => name.Class))
        {
            page.Append($"\n## {group.Key}\n\n| test | verdict | where |\n| --- | --- | --- |\n");
            foreach (var name in group) page.Append($"| {name.Name} | {Verdict(name)} | {Where(name)} |\n");
        }

        return page.ToString();
    }

    private static string Verdict((string, string) name) =>
        NamedTests.Here[name].Any() ? "passes" : NamedTests.Outside[name].FirstOrDefault() ?? "open: not written";

    private static string Where((string, string) name) => NamedTests.Here[name].FirstOrDefault() is { } type
        ? $"{type.Namespace!.Split('.')[^1]}/{type.Name}"
        : "";
}
