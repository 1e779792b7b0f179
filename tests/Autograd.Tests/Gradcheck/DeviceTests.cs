using Compat.Autograd.Tests.Coverage;
using Compat.TestSupport;
using Xunit;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Gradcheck;

[PyTorchClass("TestAutogradDeviceType")]
public class DeviceTests
{
    [Fact]
    public void test_gradcheck_input_output_different_device()
    {
        SecondEngine.Register();
        using var scope = torch.backends.scope("second");
        var there = torch.ones(1, dtype: torch.float64, device: "cuda", requires_grad: true);
        Assert.True(gradcheck(x => x.to("cpu"), there));

        var here = torch.ones(1, dtype: torch.float64, device: "cpu", requires_grad: true);
        Assert.True(gradcheck(x => x.to("cuda"), here));
    }
}
