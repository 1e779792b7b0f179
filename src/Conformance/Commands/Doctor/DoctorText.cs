using System.Globalization;
using Spectre.Console;

namespace Compat.Conformance.Commands.Doctor;

/// <summary>A diagnosis on the console: tables on a terminal, lines of text where it is redirected.</summary>
internal static class DoctorText
{
    internal static void Write(Diagnosis diagnosis)
    {
        Rows("setting", ["value", "from"], diagnosis.Settings.Rows.Select(row => new[] { row.Name, row.Value, row.Origin }));
        foreach (var report in diagnosis.Engines)
        {
            Console.WriteLine();
            Rows(report.Name, [diagnosis.Verdict(report)], Facts(report));
        }

        Console.WriteLine();
        foreach (var problem in diagnosis.Problems) Console.WriteLine(problem);
        if (diagnosis.Problems.Count == 0) Console.WriteLine("The chosen engine computes, and every engine here computes the same.");
    }

    private static IEnumerable<string[]> Facts(EngineReport report)
    {
        if (report.Engine is { } engine)
        {
            yield return ["version", engine.Version];
            if (engine.Library is { } library) yield return ["library", library];
            if (engine.Location is { } location) yield return ["location", location];
            yield return ["CPU capability", engine.CpuCapability];
            yield return ["threads", engine.Threads.ToString(CultureInfo.InvariantCulture)];
            yield return ["CUDA devices", engine.CudaDevices.Count == 0 ? "none" : string.Join(", ", engine.CudaDevices)];
        }

        if (report.Problem is { } problem) yield return ["problem", problem];
    }

    private static void Rows(string title, string[] columns, IEnumerable<string[]> rows)
    {
        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(columns.Length == 1 ? $"{title}: {columns[0]}" : $"{title}:");
            foreach (var row in rows) Console.WriteLine($"  {row[0]}: {row[1]}{(row.Length > 2 ? $" ({row[2]})" : "")}");
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        foreach (var name in (string[])[title, .. columns]) table.AddColumn(Markup.Escape(name));
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }
}
