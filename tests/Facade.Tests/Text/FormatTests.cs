using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Compat.TestSupport;
using Compat.Text;
using Xunit;

namespace Compat.Facade.Tests.Text;

public class FormatTests
{
    [Fact]
    public void Format_EveryRecordedLine_IsPythons()
    {
        var differing = new List<string>();
        var lines = RecordedTable.Read("formats");
        foreach (var line in lines)
        {
            var actual = Text(line);
            var expected = line.TryGetProperty("text", out var text) ? text.GetString()!
                : $"{line.GetProperty("error").GetProperty("type")}: {line.GetProperty("error").GetProperty("message")}";
            if (actual != expected) differing.Add($"{line.GetRawText()} → {actual}");
        }

        Assert.True(differing.Count == 0, string.Join('\n', differing.Prepend($"{differing.Count} of {lines.Count} differ")));
        Assert.True(lines.Count >= 400);
    }

    private static string Text(JsonElement line)
    {
        var value = Value(line.GetProperty("kind").GetString()!, line.GetProperty("value"));
        if (!line.TryGetProperty("spec", out var spec)) return PyRepr.Repr(value);
        try
        {
            return PyFormat.Format(value, spec.GetString());
        }
        catch (Exception error) when (error is ValueError or TypeError or OverflowError)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    private static object? Value(string kind, JsonElement value) => kind switch
    {
        "float" => Float(value),
        "int" => BigInteger.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "complex" => new Complex(Float(value[0]), Float(value[1])),
        "bool" => value.GetBoolean(),
        "str" => value.GetString(),
        _ => null,
    };

    private static double Float(JsonElement value) => value.GetString() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        var text => double.Parse(text!, CultureInfo.InvariantCulture),
    };
}
