using System.Runtime.CompilerServices;
using Compat.Autograd.Tests.Coverage;
using Compat.Autograd.Tests.Engine;
using Xunit;

namespace Compat.Autograd.Tests.Graph;

[Collection(nameof(Alone))]
[PyTorchClass("TestAutogradDeviceType")]
public class LiveBytesTests
{
    [Fact]
    public void test_free_unneeded_tensor()
    {
        var x = torch.randn(2, 3, 300, 300, requires_grad: true);
        var m = torch.randn(1, 3, 1, 1);
        var z = x.sum();
        Collected.Collect();
        var before = torch.memory.live_bytes;

        z = Scaled(x, m);
        Collected.Collect();

        // Neither x + 2 nor its product with m is kept for backward: less than one of them is left.
        Assert.InRange(torch.memory.live_bytes - before, long.MinValue, x.nbytes / 2);
        GC.KeepAlive(z);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor Scaled(Tensor x, Tensor m) => ((x + 2) * m).sum();
}
