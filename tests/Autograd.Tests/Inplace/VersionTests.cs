using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>How writes are counted, and what a wrong count does.</summary>
[PyTorchClass("TestAutograd")]
public class VersionTests
{
    [Fact]
    public void test_version_counter()
    {
        var x = torch.randn(1, 2);
        var before = x._version;
        x.add_(1).add_(1);
        Assert.True(x._version > before);

        var view = x[..];
        Assert.Equal(x._version, view._version);
        view.add_(1);
        Assert.Equal(x._version, view._version);

        before = x._version;
        x.data = torch.randn(2, 3);
        Assert.Equal(before, x._version);
        x.add_(1);
        Assert.True(x._version > before);
        Assert.Equal(x._version, view._version);
        view.add_(1);
        Assert.Equal(x._version, view._version);
    }

    [Fact]
    public void test_no_grad_modifies_version()
    {
        var x = torch.randn(5, requires_grad: true);
        var y = torch.randn(5, requires_grad: true);
        var z = (x * y).sum();

        using (torch.no_grad()) x.mul_(2);

        ThrowsWith<RuntimeError>("modified by an inplace operation", () => z.backward());
    }

    [Fact]
    public void test_increment_version()
    {
        var a = torch.rand(5, requires_grad: true);
        var before = a._version;
        torch.autograd.graph.increment_version(a);
        Assert.Equal(before + 1, a._version);

        a = torch.zeros(5, dtype: torch.@int);
        before = a._version;
        torch.autograd.graph.increment_version(a);
        Assert.Equal(before + 1, a._version);

        using (torch.inference_mode())
        {
            a = torch.rand(5, requires_grad: true);
            torch.autograd.graph.increment_version(a);
        }

        torch.autograd.graph.increment_version(a);
        Throws<RuntimeError>("Inference tensors do not track version counter.", () => _ = a._version);
    }

    [Fact]
    public void test_unsafe_set_version_counter()
    {
        var x = torch.ones(2, requires_grad: true).clone();
        x.add_(1);
        x.add_(2);
        Assert.Equal(2, x._version);
        using (torch.autograd._unsafe_preserve_version_counter(x))
        {
            x.mul_(2);
            x.mul_(3);
            Assert.Equal(4, x._version);
        }

        Assert.Equal(2, x._version);

        torch._C._autograd._unsafe_set_version_counter(x, 0);
        Assert.Equal(0, x._version);
        Throws<RuntimeError>(
            "Cannot set a version_counter to a value below 0: -1", () => torch._C._autograd._unsafe_set_version_counter(x, -1));

        var y = torch.ones(2, requires_grad: true).clone();
        using (torch.autograd._unsafe_preserve_version_counter((x, y)))
        {
            x.mul_(2);
            y.mul_(3);
        }

        Assert.Equal(0, x._version);
        Assert.Equal(0, y._version);
    }

    [Fact]
    public void SetVersionCounter_OfOtherNumbersOfTensors_IsRefused()
    {
        var x = torch.ones(2);

        Throws<RuntimeError>("tensors_len=1, versions_len=2", () => torch._C._autograd._unsafe_set_version_counter(x, 1, 2));
        Tensor inference;
        using (torch.inference_mode()) inference = torch.ones(2);
        ThrowsWith<RuntimeError>(
            "Was it created in inference mode?", () => torch._C._autograd._unsafe_set_version_counter(inference, 1));
    }

    [Fact]
    public void PreservedVersion_LetsBackwardUseWhatWasWritten()
    {
        var x = torch.tensor([2.0], requires_grad: true).clone();
        var y = torch.tensor([3.0], requires_grad: true);
        var product = x * y;

        using (torch.autograd._unsafe_preserve_version_counter(x))
        using (torch.no_grad())
        {
            x.fill_(5);
        }

        product.backward();
        Prints("tensor([5.])", y.grad);
    }
}

[PyTorchClass("TestAutogradDeviceType")]
public class VersionDeviceTests
{
    [Fact]
    public void test_resize_version_bump()
    {
        var x = torch.rand(1);
        var y = torch.randn(3);

        x.resize_(1, 2);
        Assert.Equal(1, x._version);
        x.resize_as_(y);
        Assert.Equal(2, x._version);

        x.resize_(3);
        Assert.Equal(2, x._version);
        x.resize_as_(y);
        Assert.Equal(2, x._version);
    }
}
