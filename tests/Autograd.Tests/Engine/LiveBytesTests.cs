using System.Runtime.CompilerServices;
using Xunit;

namespace Compat.Autograd.Tests.Engine;

[Collection(nameof(Alone))]
public class LiveBytesTests
{
    private const int Steps = 20;
    private const long Step = 4L << 20;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Tensor Leaf, Tensor Root) Chain()
    {
        var x = torch.zeros(1 << 20, requires_grad: true);
        var y = x * 1;
        for (var i = 0; i < Steps; i++) y = y.sin();
        return (x, y.sum());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Backward_FreesWhatWasSaved_NodeByNode(bool retain_graph)
    {
        Collected.Collect();
        var before = torch.memory.live_bytes;
        var (x, root) = Chain();
        Collected.Collect();
        var after = torch.memory.live_bytes - before;
        Assert.InRange(after, Steps * Step, (Steps + 3) * Step);

        var atTheLeaf = 0L;
        x.register_hook(grad =>
        {
            Collected.Collect();
            atTheLeaf = torch.memory.live_bytes - before;
        });
        root.backward(retain_graph: retain_graph);

        // The leaf itself, the gradient on its way, and what it was made from.
        if (retain_graph) Assert.InRange(atTheLeaf, Steps * Step, (Steps + 4) * Step);
        else Assert.InRange(atTheLeaf, Step, 4 * Step);
        GC.KeepAlive(root);
    }
}
