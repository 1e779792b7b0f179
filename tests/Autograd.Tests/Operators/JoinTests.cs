using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Operators;

[PyTorchClass("TestMultithreadAutograd")]
public class JoinTests
{
    [Fact]
    public void test_cat_stack_r_to_c()
    {
        var complex = torch.rand(3, 2, dtype: torch.complex128, requires_grad: true);
        var real = torch.randn(3, 2, dtype: torch.float64, requires_grad: true);
        foreach (var inputs in new[] { (real, complex), (complex, real) })
        {
            Assert.True(gradcheck((a, b) => torch.cat((a, b), dim: -1), inputs));
            Assert.True(gradcheck((a, b) => torch.stack((a, b), dim: -1), inputs));
        }
    }
}
