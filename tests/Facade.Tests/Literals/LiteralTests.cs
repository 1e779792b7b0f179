using System.Numerics;
using System.Text.Json;
using Compat.Engines;
using Compat.Facade.Tests.Printing;
using Compat.TestSupport;
using Compat.Text;
using Xunit;

namespace Compat.Facade.Tests.Literals;

[Collection(nameof(Console))]
public class LiteralTests
{
    [Fact]
    public void Tensor_OfEveryRecordedLiteral_IsPyTorchs()
    {
        var differing = new List<string>();
        var lines = RecordedTable.Read("literals");
        foreach (var line in lines)
        {
            var expected = line.TryGetProperty("error", out var error)
                ? $"{error.GetProperty("type").GetString()}: {error.GetProperty("message").GetString()}"
                : $"{line.GetProperty("repr")} {line.GetProperty("out_dtype")} {line.GetProperty("shape")} {line.GetProperty("tolist")}";
            var actual = Result(line);
            if (actual != expected) differing.Add($"{line.GetProperty("data")} {line.GetProperty("dtype")}\n{expected}\n→\n{actual}");
        }

        Assert.True(differing.Count == 0, string.Join("\n\n", differing.Prepend($"{differing.Count} of {lines.Count} differ")));
    }

    private static string Result(JsonElement line)
    {
        var before = torch.get_default_dtype();
        try
        {
            torch.set_default_dtype(RecordedValue.Named(line.GetProperty("default_dtype").GetString()!));
            var dtype = line.GetProperty("dtype").GetString() is { } name ? RecordedValue.Named(name) : null;
            var result = torch.tensor(PyData.From(Data(line.GetProperty("data"))), dtype: dtype);
            return $"{result.ToString()} {result.dtype} [{string.Join(", ", result.shape)}] {PyRepr.Repr(result.tolist())}";
        }
        catch (Exception e) when (e is ValueError or TypeError or RuntimeError)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
        finally
        {
            torch.set_default_dtype(before);
        }
    }

    private static object? Data(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Array => data.EnumerateArray().Select(Data).ToList(),
        JsonValueKind.Object => Special(data.EnumerateObject().First()),
        _ => RecordedValue.Number(data),
    };

    private static object Special(JsonProperty value) => value.Name switch
    {
        "float" => value.Value.GetString() switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity },
        "complex" => new Complex(value.Value[0].GetDouble(), value.Value[1].GetDouble()),
        _ => Tensor.Of(RecordedValue.Read(value.Value), KnownEngines.Get("reference")),
    };
}
