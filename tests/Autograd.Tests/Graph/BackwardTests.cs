using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutograd")]
public class BackwardTests
{
    [Fact]
    public void test_duplicate_backward_root()
    {
        var a = torch.randn(5, 5, requires_grad: true);
        var b = torch.randn(5, 5, requires_grad: true);

        var x = a * b;
        var grad = torch.randn_like(x);
        torch.autograd.backward([x, x], [grad, grad]);

        Same(b * grad * 2, a.grad);
        Same(a * grad * 2, b.grad);
    }
}
