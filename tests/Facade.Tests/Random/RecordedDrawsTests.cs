using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Random;

/// <summary>Seeded calls of the public API: every element in all bits, and the generator's 5056 bytes afterwards.</summary>
[Collection(nameof(SeededCollection))]
public class RecordedDrawsTests
{
    private static readonly Dictionary<string, JsonElement> Rows =
        RecordedTable.Read("random").ToDictionary(row => row.GetProperty("id").GetString()!);

    public static IEnumerable<TheoryDataRow<string>> Ids() =>
        from row in Rows where Operators(row.Value).All(RecordedCall.Knows) select new TheoryDataRow<string>(row.Key);

    [Theory, MemberData(nameof(Ids))]
    public void Call_DrawsWhatPyTorchDraws(string id)
    {
        var row = Rows[id];
        torch.manual_seed(row.GetProperty("seed").GetInt64());
        if (row.TryGetProperty("before", out var before))
        {
            foreach (var call in before.EnumerateArray()) RecordedCall.Run(call);
        }

        var result = RecordedCall.Run(row);

        var expected = RecordedCall.Tensor(row.GetProperty("out"));
        Assert.Equal((expected.dtype, expected.shape.ToString()), (result.dtype, result.shape.ToString()));
        Assert.Equal(Bytes(expected), Bytes(result));
        Assert.Equal(row.GetProperty("state_sha256").GetString(), Digest(Bytes(torch.get_rng_state())));
    }

    [Fact]
    public void MostOfTheTable_IsCalled() => Assert.InRange(Ids().Count(), 880, Rows.Count);

    internal static byte[] Bytes(Tensor tensor)
    {
        var raw = tensor.contiguous().Raw;
        var first = raw.As(raw.Shape, raw.Offset * raw.DType.itemsize);
        return MemoryMarshal.CreateSpan(ref first.Ref<byte>(), (int)raw.Count * raw.DType.itemsize).ToArray();
    }

    internal static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static IEnumerable<string> Operators(JsonElement row)
    {
        yield return row.GetProperty("op").GetString()!;
        if (!row.TryGetProperty("before", out var before)) yield break;
        foreach (var call in before.EnumerateArray()) yield return call.GetProperty("op").GetString()!;
    }
}

/// <summary>Tests that draw from the default generator take turns.</summary>
[CollectionDefinition(nameof(SeededCollection), DisableParallelization = true)]
public class SeededCollection;
