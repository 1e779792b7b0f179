using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>A report as JUnit's XML: a suite for each engine, a test for each case.</summary>
internal static class JUnitReport
{
    internal static XDocument Of(ReportModel model)
    {
        var suites = model.Runs.Select(Suite).ToArray();
        return new XDocument(new XElement("testsuites", new XAttribute("name", "conformance"), Sums(suites), suites));
    }

    private static IEnumerable<XAttribute> Sums(XElement[] suites)
    {
        foreach (var name in new[] { "tests", "failures", "errors", "skipped" })
        {
            yield return new XAttribute(name, suites.Sum(suite => (int)suite.Attribute(name)!));
        }

        yield return new XAttribute("time", Text(suites.Sum(suite => (double)suite.Attribute("time")!)));
    }

    private static XElement Suite(EngineRun run)
    {
        var tests = run.Results.Select(result => Test(run.Engine, result)).ToArray();
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", run.Engine),
            new XAttribute("tests", tests.Length),
            new XAttribute("failures", tests.Count(test => test.Element("failure") is not null)),
            new XAttribute("errors", tests.Count(test => test.Element("error") is not null)),
            new XAttribute("skipped", tests.Count(test => test.Element("skipped") is not null)),
            new XAttribute("time", Text(run.Results.Sum(result => result.Seconds))));
        if (run.Stamps.Count > 0)
        {
            suite.Add(new XAttribute("timestamp", run.Stamps[0].Date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)));
        }

        var header = Header.Of([run], []);
        if (header.Count > 0) suite.Add(new XElement("properties", header.Select(Property)));
        suite.Add(tests);
        return suite;
    }

    private static XElement Property((string Title, string Text) line) =>
        new("property", new XAttribute("name", Clean(line.Title)), new XAttribute("value", Clean(line.Text)));

    private static XElement Test(string engine, CaseResult result)
    {
        var reason = Clean(result.Judgement.Reason ?? "");
        var test = new XElement(
            "testcase",
            new XAttribute("name", Clean(result.Id)),
            new XAttribute("classname", Clean($"{engine}.{result.Op}")),
            new XAttribute("time", Text(result.Seconds)));
        if (result.Outcome == Outcome.Failed)
        {
            // A call that ended the process, or did not end, is no wrong value.
            var kind = result.Answer.Error is { Type: "Crash" or "Timeout" } end ? end.Type : null;
            test.Add(new XElement(
                kind is null ? "failure" : "error",
                new XAttribute("message", reason.Split('\n')[0]),
                new XAttribute("type", kind ?? "difference"),
                reason));
        }
        else if (result.Outcome is Outcome.Excused or Outcome.Unsupported)
        {
            test.Add(new XElement("skipped", new XAttribute("message", $"{result.Outcome.ToString().ToLowerInvariant()}: {reason}")));
        }

        return test;
    }

    // Messages quote what was printed, control characters included, which XML cannot hold.
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'));

    private static string Text(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);
}
