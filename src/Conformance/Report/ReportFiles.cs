using Compat.Conformance.Examples;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>Writes a report as files.</summary>
internal static class ReportFiles
{
    /// <summary>Writes <c>report.md</c> and <c>report.html</c>, and gives their paths.</summary>
    internal static string[] Write(
        string folder, IReadOnlyList<EngineRun> runs, Families families, IReadOnlyList<ExampleResult>? programs = null)
    {
        Directory.CreateDirectory(folder);
        var model = ReportModel.Of(runs, families, programs ?? []);
        string[] files = [Path.Combine(folder, "report.md"), Path.Combine(folder, "report.html")];
        File.WriteAllText(files[0], MarkdownReport.Of(model));
        File.WriteAllText(files[1], HtmlReport.Of(model));
        return files;
    }
}
