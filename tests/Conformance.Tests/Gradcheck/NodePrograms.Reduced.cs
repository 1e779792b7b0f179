using static Compat.torch;

namespace Compat.Conformance.Tests.Gradcheck;

/// <content>Sources combined at places of an index, some of which take several and one none.</content>
internal static partial class NodePrograms
{
    private static IEnumerable<KeyValuePair<string, Program>> Reduced()
    {
        foreach (var reduce in new[] { "prod", "mean", "amax", "amin" })
        {
            foreach (var includeSelf in new[] { true, false })
            {
                var how = $"({reduce}, include_self: {includeSelf})";
                yield return new($"index_reduce{how}", new(
                    x => x[0].index_reduce(0, Index(), x[1], reduce, includeSelf).pow(2), [4, 2], [5, 2]));
                yield return new($"scatter_reduce{how}", new(
                    x => x[0].scatter_reduce(0, Index(), x[1], reduce, includeSelf).pow(2), [4], [5]));
            }
        }

        yield return new("scatter_reduce(sum)", new(x => x[0].scatter_reduce(0, Index(), x[1], "sum").pow(2), [4], [5]));
        yield return new("scatter_reduce_(prod)", new(x => (x[0] * 2).scatter_reduce_(0, Index(), x[1], "prod").pow(2), [4], [5]));
    }

    private static Tensor Index() => tensor([0L, 2L, 2L, 1L, 0L]);
}
