using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Compat.TestSupport;
using Xunit;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>Random programs of views, writes and backwards: each step gives what PyTorch gave.</summary>
public sealed class RandomProgramTests
{
    private static readonly Lazy<string[]> Programs = new(Read);

    // Those whose outcome depends on the order in which an engine's loop reads and writes.
    private static readonly HashSet<int> FollowsTheLoop = torch.backends.Current.Name == "reference" ? [] :
    [
        .. File.ReadLines(Path.Combine(RecordedTable.Root(), "tests", "Autograd.Tests", "Inplace", "overlaps.tsv"))
            .Where(line => !line.StartsWith('#')).Select(line => int.Parse(line, CultureInfo.InvariantCulture)),
    ];

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    public void Programs_GiveWhatPyTorchGives(int part)
    {
        var failures = new List<string>();
        for (var i = part; i < Programs.Value.Length; i += 8)
        {
            var difference = Difference(JsonElement.Parse(Programs.Value[i]));
            if (FollowsTheLoop.Contains(i)) difference = difference is null ? "does not differ any more" : null;
            if (difference is not null) failures.Add($"program {i}: {difference}");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} differ\n" + string.Join("\n\n", failures.Take(5)));
    }

    private static string? Difference(JsonElement program)
    {
        var (machine, before) = (new RandomProgram(), new StringBuilder());
        foreach (var step in program.EnumerateArray())
        {
            before.Append(step[0].GetRawText());
            if (Compare(step[1], machine.Run(step[0])) is { } difference) return $"{before}\n  {difference}";
            before.Append(step[1].ValueKind == JsonValueKind.String ? $" {step[1].GetString()}\n" : "\n");
        }

        return null;
    }

    private static string? Compare(JsonElement expected, object found)
    {
        if (expected.ValueKind == JsonValueKind.String)
        {
            return found as string == expected.GetString() ? null : $"expected {expected.GetString()}\n  but got  {Text(found)}";
        }

        if (found is not object?[][] tensors) return $"expected descriptions but got {found}";
        if (tensors.Length != expected.GetArrayLength()) return $"expected {expected.GetArrayLength()} tensors but got {tensors.Length}";
        for (var i = 0; i < tensors.Length; i++)
        {
            for (var k = 0; k < tensors[i].Length; k++)
            {
                if (Equal(expected[i][k], tensors[i][k], k)) continue;
                return $"tensor {i}, {Fields[k]}: expected {expected[i][k]}\n  but got  {tensors[i][k]}";
            }
        }

        return null;
    }

    private static readonly string[] Fields =
    [
        "shape", "stride", "storage_offset", "_version", "requires_grad retains_grad _is_view", "_base", "grad_fn", "output_nr", "values",
        "grad",
    ];

    private static bool Equal(JsonElement expected, object? found, int field) => field switch
    {
        0 => $"torch.Size({Listed(expected)})" == (string)found!,
        1 => $"({string.Join(", ", expected.EnumerateArray())}{(expected.GetArrayLength() == 1 ? "," : "")})" == (string)found!,
        8 or 9 => Close(expected.GetString(), (string?)found),
        _ => expected.ToString() == Convert.ToString(found, CultureInfo.InvariantCulture),
    };

    private static string Listed(JsonElement sizes) => $"[{string.Join(", ", sizes.EnumerateArray())}]";

    private static bool Close(string? expected, string? found)
    {
        if (expected is null || found is null) return expected == found;
        var (a, b) = (expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return a.Length == b.Length && a.Zip(b).All(pair => Close(Number(pair.First), Number(pair.Second)));
    }

    private static bool Close(double expected, double found) =>
        expected.Equals(found) || Math.Abs(expected - found) <= 1e-6 * Math.Abs(expected);

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static string Text(object found) => found is object?[][] tensors ? $"{tensors.Length} descriptions" : (string)found;

    private static string[] Read()
    {
        var path = Path.Combine(RecordedTable.Root(), "conformance", "tables", "inplace-programs.jsonl.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
