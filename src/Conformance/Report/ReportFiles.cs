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
        return [];
    }
}
