using Compat.Autograd.Tests.Coverage;
using Compat.TestSupport;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutogradDeviceType")]
public class LeafDeviceTests
{
    public static TheoryData<string> DTypes => ["float32", "float64", "int8", "int16", "int32", "int64"];

    [Fact]
    public void test_parameter_resize()
    {
        var parameter = new Parameter(torch.ones(16, dtype: torch.float64));
        for (var i = 0; i < 2; i++)
        {
            using (torch.no_grad())
            {
                parameter.set_(parameter[1..]);
                parameter.grad = null;
            }

            torch.cat([parameter, parameter]).sum().backward();
            Same(torch.full(15 - i, 2.0, dtype: torch.float64), parameter.grad);
        }
    }

    [Theory]
    [MemberData(nameof(DTypes))]
    public void test_set_requires_grad_only_for_floats(string name)
    {
        var dtype = DType.All.First(dtype => dtype.Name == name);
        Tensor One() => torch.ones(1, dtype: dtype);
        var a = One();
        a.requires_grad = false;
        a.requires_grad_(false);

        var calls = new (string Text, Action Call)[]
        {
            ("only Tensors of floating point dtype can require gradients", () => One().requires_grad_()),
            ("only Tensors of floating point and complex dtype can require gradients", () => One().requires_grad = true),
            ("Only Tensors of floating point and complex dtype can require gradients",
                () => torch.ones(1, dtype: dtype, requires_grad: true)),
        };
        foreach (var (text, call) in calls)
        {
            if (dtype.is_floating_point) call();
            else Throws<RuntimeError>(text, call);
        }
    }

    [Fact]
    public void test_grad_assignment()
    {
        var x = torch.randn(5, 5);

        Throws<RuntimeError>(
            "attempting to assign a gradient of size '[2, 2]' to a tensor of size '[5, 5]'. Please ensure that the gradient and the tensor "
            + "are the same size",
            () => x.grad = torch.randn(2, 2));
        ThrowsWith<RuntimeError>(
            "attempting to assign a gradient with dtype 'long int' to a tensor with grad_dtype 'Float'",
            () => x.grad = torch.ones([5, 5], dtype: torch.int64));
        Throws<RuntimeError>("can't assign Variable as its own grad", () => x.grad = x);
        var elsewhere = OnSecond(torch.randn(5, 5), "cuda:0");
        Throws<RuntimeError>(
            "attempting to assign a gradient with device type 'cuda' to a tensor with device type 'cpu'. Please ensure that the gradient "
            + "and the tensor are on the same device",
            () => x.grad = elsewhere);
        Assert.Null(x.grad);

        elsewhere.grad = torch.zeros_like(elsewhere);
        Assert.NotNull(elsewhere.grad);
    }

    [Theory]
    [InlineData("float32")]
    [InlineData("float64")]
    public void test_requires_grad_factory(string name)
    {
        var dtype = DType.All.First(dtype => dtype.Name == name);
        var x = torch.randn((2, 3), dtype: dtype);
        foreach (var requires_grad in new[] { true, false })
        {
            Tensor[] made =
            [
                torch.ones_like(x, dtype, requires_grad: requires_grad), torch.randn_like(x, dtype: dtype, requires_grad: requires_grad),
            ];
            Assert.All(made, tensor => Assert.Equal((requires_grad, dtype, x.device), (tensor.requires_grad, tensor.dtype, tensor.device)));
        }
    }

    [Fact]
    public void test_copy_()
    {
        var x = torch.randn(10, requires_grad: true);
        foreach (var dtype in new[] { torch.float32, torch.float64, torch.float16, torch.bfloat16 })
        {
            var y = torch.empty(10, dtype: dtype);
            y.copy_(x);
            Assert.True(y.requires_grad);
            Assert.True(x.to(torch.bfloat16).requires_grad);
        }
    }

    [Fact]
    public void test_strided_leaf_grad_layout()
    {
        // A dense leaf: the gradient has its layout.
        foreach (var a in Laid())
        {
            foreach (var b in Laid())
            {
                a.sum().backward();
                Assert.Equal(a.stride(), a.grad.stride());
                b.sum().backward();
                Assert.Equal(b.stride(), b.grad.stride());
                (a.grad, b.grad) = (null, null);
                (a * b).sum().backward();
                Assert.Equal(a.stride(), a.grad.stride());
                Assert.Equal(b.stride(), b.grad.stride());
                (a.grad, b.grad) = (null, null);
            }
        }

        // Another: rows one after the other.
        var c = torch.empty_strided((2, 2), (4, 2)).copy_(torch.rand((2, 2)));
        c.requires_grad_();
        c.sum().backward();
        Prints("(2, 1)", c.grad.stride());
        c.grad = null;
        (c * torch.rand((2, 2))).sum().backward();
        Prints("(2, 1)", c.grad.stride());
    }

    [Fact]
    public void test_inputbuffer_add_multidevice()
    {
        var input = OnSecond(torch.randn(1), "cuda:0").requires_grad_();
        var output = input.to("cuda:1") + input.to("cuda:1");

        output.backward();

        Prints("tensor([2.], device='cuda:0')", input.grad);
    }

    [Fact]
    public void test_backward_device()
    {
        var v = OnSecond(torch.randn(1), "cuda:1").requires_grad_();
        Noting.Seen.Value = null;

        Noting.apply(v).backward();

        Assert.Equal("cuda:1", Noting.Seen.Value?.ToString());
    }

    private static Tensor[] Laid() =>
    [
        torch.rand((2, 3, 4, 5)).requires_grad_(),
        torch.rand((2, 3, 4, 5)).contiguous(torch.channels_last).requires_grad_(),
    ];

    private static Tensor OnSecond(Tensor tensor, string device)
    {
        SecondEngine.Register();
        return tensor.to($"second:{device}");
    }

    private sealed class Noting : torch.autograd.Function<Noting>
    {
        public static readonly ThreadLocal<Device?> Seen = new();

        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            Seen.Value = grad.device;
            return grad.clone();
        }
    }
}
