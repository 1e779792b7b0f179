using System.Text.Json;
using System.Xml.Linq;
using Compat.Conformance.Cases;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>The report for machines: JSON and JUnit's XML say what the page says.</summary>
public class ReportFormatTests
{
    [Fact]
    public void JUnit_HasASuiteForTheEngine_AndATestForEachCase()
    {
        using var project = Five(out var folder);
        var suites = XDocument.Load(Path.Combine(folder, "report.junit.xml")).Root!;
        Assert.Equal("testsuites", suites.Name);
        var suite = Assert.Single(suites.Elements("testsuite"));
        Assert.Equal("replay", (string?)suite.Attribute("name"));
        foreach (var counted in new[] { suites, suite })
        {
            Assert.Equal([5, 1, 1, 2], new[] { "tests", "failures", "errors", "skipped" }.Select(name => (int)counted.Attribute(name)!));
            Assert.True((double)counted.Attribute("time")! >= 0);
        }

        // The usual schema: properties come before the tests, and nothing else is there.
        Assert.Equal("properties", suite.Elements().First().Name);
        Assert.Contains(suite.Descendants("property"), property => (string?)property.Attribute("name") == "record");
        var tests = suite.Elements("testcase").ToArray();
        Assert.Equal(suite.Elements().Count(), tests.Length + 1);
        Assert.Equal(["a/0", "b/0", "c/0", "d/0", "e/0"], tests.Select(test => (string?)test.Attribute("name")));
        Assert.All(tests, test => Assert.StartsWith("replay.", (string?)test.Attribute("classname")));
        Assert.All(tests, test => Assert.True((double)test.Attribute("time")! >= 0));
        Assert.Empty(tests[0].Elements());
        var failure = Assert.Single(tests[1].Elements("failure"));
        Assert.Equal("out: expected 'x\uFFFDy', got 9.0", ((string?)failure.Attribute("message"))!.Replace("\\x00", "\uFFFD"));
        Assert.Contains("c < 1 & so on", (string?)tests[2].Element("skipped")!.Attribute("message"));
        Assert.Equal("unsupported: d does not exist yet.", (string?)tests[3].Element("skipped")!.Attribute("message"));
        Assert.Equal("Crash", (string?)tests[4].Element("error")!.Attribute("type"));
    }

    [Fact]
    public void Json_HasHeaderCountsAndCases()
    {
        using var project = Five(out var folder);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "report.json")));
        var engine = Assert.Single(document.RootElement.GetProperty("engines").EnumerateArray());
        Assert.Equal("replay", engine.GetProperty("engine").GetString());
        Assert.Equal(1, engine.GetProperty("counts").GetProperty("passed").GetInt32());
        Assert.Equal(5, engine.GetProperty("cases").GetArrayLength());
        var stamp = Assert.Single(engine.GetProperty("runs").EnumerateArray());
        Assert.Equal("1/1", stamp.GetProperty("shard").GetString());
        Assert.Equal("Cases.jsonl", stamp.GetProperty("cases").GetProperty("files")[0].GetProperty("name").GetString());
        Assert.NotEmpty(stamp.GetProperty("machine").GetProperty("dotnet").GetString()!);
        Assert.NotEmpty(stamp.GetProperty("machine").GetProperty("cpu").GetString()!);
        Assert.NotEmpty(stamp.GetProperty("machine").GetProperty("compat").GetString()!);
        Assert.True(stamp.GetProperty("date").GetDateTime() <= DateTime.UtcNow);
        Assert.Equal("undecided", document.RootElement.GetProperty("divergences")[0].GetProperty("kind").GetString());
    }

    private static TemporaryProject Five(out string folder)
    {
        const string Text = """{"id": "b/0", "op": "b", "args": [], "kwargs": {}, "seed": 0, "out": "x\u0000y"}""";
        var project = new TemporaryProject(
            TemporaryProject.Add("a/0", 4), Text, TemporaryProject.Add("c/0", 1), TemporaryProject.Add("d/0", 1),
            TemporaryProject.Add("e/0", 1));
        project.Write("excuses.json", """[{"cases": "c/*", "kind": "permanent", "reason": "c < 1 & so on"}]""");
        project.Caller.Otherwise["b/0"] = () => new Answer(new FloatValue(9));
        project.Caller.Otherwise["c/0"] = () => new Answer(new FloatValue(9));
        project.Caller.Otherwise["d/0"] = () => new Answer(Unsupported: "d does not exist yet.");
        project.Caller.Otherwise["e/0"] = () => new Answer(Error: new ErrorText("Crash", "the process ended with code 134"));
        folder = Path.Combine(project.Root, "report");
        (project.Conform() with { Report = folder }).Run();
        return project;
    }
}
