using System.Text.Json;
using Compat.Facade.Tests.Random;
using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Modules;

/// <summary>Seeded modules start with PyTorch's weights in all bits, and leave the generator where PyTorch leaves it.</summary>
[Collection(nameof(SeededCollection))]
public class InitialisationTests
{
    private static readonly Dictionary<string, JsonElement> Rows = RecordedTable.Read("random")
        .Where(row => RecordedModules.Knows(Call(row)) && !row.TryGetProperty("before", out _))
        .ToDictionary(row => row.GetProperty("id").GetString()!);

    public static IEnumerable<TheoryDataRow<string>> Ids() => Rows.Keys.Select(id => new TheoryDataRow<string>(id));

    [Theory, MemberData(nameof(Ids))]
    public void SeededModule_StartsAsPyTorchs(string id)
    {
        var row = Rows[id];
        torch.manual_seed(row.GetProperty("seed").GetInt64());
        var parameters = RecordedModules.Make(Call(row)).parameters().ToArray();
        var state = torch.get_rng_state();

        Tensor[] expected = [.. row.GetProperty("out").GetProperty("tuple").EnumerateArray().Select(RecordedCall.Tensor)];
        Assert.Equal(expected.Select(Text), parameters.Select(Text));
        Assert.Equal(row.GetProperty("state_sha256").GetString(), RecordedDrawsTests.Digest(RecordedDrawsTests.Bytes(state)));
    }

    private static string Text(Tensor tensor) =>
        $"{tensor.dtype} {tensor.shape} {Convert.ToHexString(RecordedDrawsTests.Bytes(tensor))}";

    private static string Call(JsonElement row) => row.GetProperty("calls")[0].GetString()!;
}
