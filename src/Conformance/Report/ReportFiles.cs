namespace Compat.Conformance.Report;

/// <summary>Writes a report as files.</summary>
internal static class ReportFiles
{
    /// <summary>Writes the model as Markdown, HTML, JSON and JUnit's XML, and gives the paths.</summary>
    internal static string[] Write(string folder, ReportModel model)
    {
        Directory.CreateDirectory(folder);
        string[] files = [.. new[] { "md", "html", "json", "junit.xml" }.Select(end => Path.Combine(folder, "report." + end))];
        File.WriteAllText(files[0], MarkdownReport.Of(model));
        File.WriteAllText(files[1], HtmlReport.Of(model));
        using (var stream = File.Create(files[2])) JsonReport.Write(stream, model);
        JUnitReport.Of(model).Save(files[3]);
        return files;
    }
}
