using System.Text.Json;
using Compat.Engines;
using Compat.TestSupport;
using Compat.Text;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Printing;

public class NamedTextTests
{
    [Fact]
    public void Text_OfEveryRecordedNamedResult_IsPyTorchs()
    {
        var lines = RecordedTable.Read("printing")
            .Where(line => line.GetProperty("id").GetString()!.StartsWith("named/", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            var repr = line.GetProperty("repr").GetString()!;
            var value = line.GetProperty("value");
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("size", out _)) continue;
            Assert.Equal(repr, PyRepr.Repr(Result(repr.Split('(')[0], repr, value)));
        }
    }

    [Fact]
    public void Limits_OfTheWrongKind_AreRefused()
    {
        Assert.Equal(
            "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'",
            Assert.Throws<TypeError>(() => finfo(int32)).Message);
        Assert.Equal("torch.bool is not supported by torch.iinfo", Assert.Throws<TypeError>(() => iinfo(@bool)).Message);
        Assert.Equal((long.MinValue, long.MaxValue), (iinfo(int64).min, iinfo(int64).max));
        Assert.Equal(3.3895313892515355e+38, finfo(bfloat16).max);
    }

    private static object Result(string name, string repr, JsonElement value)
    {
        if (name is "finfo" or "iinfo")
        {
            var dtype = RecordedValue.Named(repr[(repr.LastIndexOf('=') + 1)..^1]);
            return name == "finfo" ? finfo(dtype) : iinfo(dtype);
        }

        var items = value.EnumerateObject().First().Value.EnumerateArray().Select(Read).ToArray();
        if (items.Length != 2 || repr[0] == '[') return items.ToList();
        var (first, second) = (items[0], items[1]);
        return name switch
        {
            "torch.return_types.max" => new return_types.max(first, second),
            "torch.return_types.min" => new return_types.min(first, second),
            "torch.return_types.sort" => new return_types.sort(first, second),
            "torch.return_types.topk" => new return_types.topk(first, second),
            "torch.return_types.median" => new return_types.median(first, second),
            "torch.return_types.cummax" => new return_types.cummax(first, second),
            "torch.return_types.aminmax" => new return_types.aminmax(first, second),
            "torch.return_types.linalg_qr" => new return_types.linalg_qr(first, second),
            "torch.return_types.linalg_slogdet" => new return_types.linalg_slogdet(first, second),
            _ => (first, second),
        };
    }

    private static Tensor Read(JsonElement item) => Tensor.Of(RecordedValue.Tensor(item)!.Value, KnownEngines.Get("reference"));
}
