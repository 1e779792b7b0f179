using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Graph;

[PyTorchClass("TestAutogradMultipleDispatch")]
public class DispatchTests
{
    [Fact]
    public void test_is_retain_graph()
    {
        var y = Asking.apply(torch.rand(10, requires_grad: true));
        Asking.Kept.Value = false;

        y.sum().backward(retain_graph: true);
        Assert.True(Asking.Kept.Value);
        y.sum().backward(retain_graph: false);
        Assert.False(Asking.Kept.Value);
    }

    [Fact]
    public void test_set_sequence_nr()
    {
        Tensor Leaf() => torch.randn([10], requires_grad: true);
        Tensor x = Leaf(), y = Leaf(), z = Leaf();
        Tensor a = x + y, b = y + z;
        var c = a + b;

        a.grad_fn!._set_sequence_nr(100);
        b.grad_fn!._set_sequence_nr(99);
        c.grad_fn!._set_sequence_nr(98);
        Assert.Equal((100UL, 99UL, 98UL), (a.grad_fn._sequence_nr(), b.grad_fn._sequence_nr(), c.grad_fn._sequence_nr()));

        var order = new List<string>();
        a.register_hook(_ => order.Add("a"));
        b.register_hook(_ => order.Add("b"));
        c.register_hook(_ => order.Add("c"));
        c.sum().backward();

        Assert.Equal(["c", "a", "b"], order);
        Same(torch.ones_like(x), x.grad);
        Same(2 * torch.ones_like(x), y.grad);
        Same(torch.ones_like(x), z.grad);
    }

    [Fact]
    public void AccumulatorsComeFirst()
    {
        var node = (torch.ones(1, requires_grad: true) * 2).grad_fn!.next_functions[0].fn!;

        Assert.Equal(ulong.MaxValue, node._sequence_nr());
        node._set_sequence_nr(3);
        Assert.Equal(3UL, node._sequence_nr());
    }

    private sealed class Asking : torch.autograd.Function<Asking>
    {
        public static readonly ThreadLocal<bool> Kept = new();

        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.clone();

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            Kept.Value = torch._C._autograd._get_current_graph_task_keep_graph();
            return grad;
        }
    }
}
