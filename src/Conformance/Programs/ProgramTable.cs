namespace Compat.Conformance.Programs;

/// <summary>Programs by engines: what each printed, compared with the first column.</summary>
/// <param name="places">The columns.</param>
internal sealed class ProgramTable(string[] places)
{
    private readonly List<string[]> _rows = [["program", .. places]];

    internal void Add(string program, IEnumerable<string> cells) => _rows.Add([program, .. cells]);

    internal void Write(TextWriter output)
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
