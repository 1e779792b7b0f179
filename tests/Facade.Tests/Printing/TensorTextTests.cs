using System.Text.Json;
using Compat.Engines;
using Compat.Printing;
using Compat.TestSupport;
using Compat.Text;
using Xunit;

namespace Compat.Facade.Tests.Printing;

[Collection(nameof(Console))]
public class TensorTextTests
{
    [Fact]
    public void Repr_OfEveryRecordedTensor_IsPyTorchs()
    {
        // Modules, optimizers and named results have tests of their own.
        var lines = RecordedTable.Read("printing").Where(line => Group(line) is not ("module" or "optimizer" or "named")).ToList();
        var differing = new List<string>();
        foreach (var line in lines)
        {
            var actual = Repr(line);
            if (actual != line.GetProperty("repr").GetString())
            {
                differing.Add($"{line.GetProperty("id")} {line.GetProperty("python")}\n{line.GetProperty("repr")}\n→\n{actual}");
            }
        }

        Assert.True(differing.Count == 0, string.Join("\n\n", differing.Prepend($"{differing.Count} of {lines.Count} differ")));
        Assert.True(lines.Count >= 320);
    }

    [Fact]
    public void ToString_OfResults_NamesTheirNode()
    {
        var x = torch.tensor([1.0, -2.5], requires_grad: true);

        Assert.Equal("tensor([ 2., -5.], grad_fn=<MulBackward0>)", (x * 2).ToString());
        Assert.Equal("tensor(-1.5000, grad_fn=<SumBackward0>)", x.sum().ToString());
        Assert.Equal("tensor([ 1.0000, -2.5000])", x.detach().ToString());
    }

    private static string Group(JsonElement line) => line.GetProperty("id").GetString()!.Split('/')[0];

    private static string Repr(JsonElement line)
    {
        try
        {
            SetOptions(line.GetProperty("printoptions"));
            var value = line.GetProperty("value");
            if (RecordedValue.Tensor(value) is not { } raw) return PyRepr.Repr(Constant(value));
            var tensor = Tensor.Of(raw, KnownEngines.Get("reference"));
            if (Group(line) == "numpy") return tensor.numpy().Repr();
            // The graph that made a recorded result is not rebuilt here: only its node's name is printed.
            if (line.TryGetProperty("grad_fn", out var node)) return TensorText.Repr(raw, DType.Float32, null, $"grad_fn=<{node}>");
            var requires = line.GetProperty("requires_grad").GetBoolean();
            if (line.TryGetProperty("parameter", out _)) return new Parameter(tensor, requires).ToString();
            tensor.requires_grad = requires;
            return tensor.ToString();
        }
        finally
        {
            torch.set_printoptions(profile: "default");
        }
    }

    private static void SetOptions(JsonElement options)
    {
        if (options.ValueKind != JsonValueKind.Object) return;
        torch.set_printoptions(
            precision: Option(options, "precision")?.GetInt32(),
            threshold: Option(options, "threshold") is { } threshold ? Number(threshold) : null,
            edgeitems: Option(options, "edgeitems")?.GetInt32(), linewidth: Option(options, "linewidth")?.GetInt32(),
            profile: Option(options, "profile")?.GetString(), sci_mode: Option(options, "sci_mode")?.GetBoolean());
    }

    private static JsonElement? Option(JsonElement options, string name) =>
        options.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.PositiveInfinity;

    private static object? Constant(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return RecordedValue.Number(value);
        var property = value.EnumerateObject().First();
        return property.Name switch
        {
            "dtype" => RecordedValue.Named(property.Value.GetString()!),
            "device" => new Device(property.Value.GetString()!),
            "size" => new Size(RecordedValue.Sizes(property.Value)),
            "layout" => torch.strided,
            "memory_format" => Format(property.Value.GetString()!),
            "float" => double.NaN,
            "complex" => new System.Numerics.Complex(property.Value[0].GetDouble(), property.Value[1].GetDouble()),
            "list" => property.Value.EnumerateArray().Select(Item).ToList(),
            "tuple" when property.Value.GetArrayLength() == 1 => ValueTuple.Create(Item(property.Value[0])),
            "tuple" => (Item(property.Value[0]), Item(property.Value[1])),
            _ => value.GetRawText(),
        };
    }

    private static memory_format Format(string name) => name switch
    {
        "contiguous_format" => torch.contiguous_format,
        "preserve_format" => torch.preserve_format,
        _ => torch.channels_last,
    };

    private static object? Item(JsonElement value) => RecordedValue.Tensor(value) is { } raw
        ? Tensor.Of(raw, KnownEngines.Get("reference"))
        : RecordedValue.Number(value);
}
