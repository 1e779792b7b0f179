using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

[PyTorchClass("TestAutograd")]
public class MultiGradHookTests
{
    [Fact]
    public void test_multi_grad_hooks()
    {
        var t1 = torch.rand(2, requires_grad: true).mul(2);
        var t2 = Copied.apply(torch.rand(2, requires_grad: true));
        var t3 = torch.rand(2, requires_grad: true).clone();
        var t4 = Mul2.apply(torch.rand(2, requires_grad: true));
        bool[] there = [];
        var count = 0;
        var handle = torch.autograd.graph.register_multi_grad_hook([t1, t2, t3, t4], grads =>
        {
            count++;
            there = [.. grads.Select(grad => grad is not null)];
        });

        var y = t2 * t3;
        y.sum().backward(inputs: [t2, t3], retain_graph: true);
        Assert.Equal(1, count);
        Assert.Equal([false, true, true, false], there);

        y.sum().backward(inputs: [t1, t4], retain_graph: true);
        Assert.Equal(1, count);

        y.sum().backward(inputs: [t1, t3], retain_graph: true);
        Assert.Equal(2, count);
        Assert.Equal([false, false, true, false], there);

        y = DelayedError.apply(t2) * t3;
        Throws<RuntimeError>("Boom!", () => y.sum().backward(inputs: [t2, t3], retain_graph: true));
        Assert.Equal(2, count);

        handle.remove();
        y.sum().backward(inputs: [t1, t3], retain_graph: true);
        Assert.Equal(2, count);
    }

    [Fact]
    public void test_multi_grad_any_hooks()
    {
        var order = new List<int>();
        var model = new Model(order);
        var input = torch.randn([2, 3]);

        var (a, b) = model.call(input);
        (a + b).sum().backward();

        // Of each module first the hook on any of its two results, once, then the one on what they were made of.
        Assert.Equal(2, model.Handles.Count);
        Assert.Equal([3, 2, 1, 0], order);

        order.Clear();
        model.Reset();
        (a, b) = model.call(input);
        foreach (var handle in model.Handles) handle.remove();
        (a + b).sum().backward();
        Assert.Equal([2, 0], order);
    }

    [Fact]
    public void test_multi_grad_hooks_invalid_mode()
    {
        var (t1, t2) = (torch.rand(2, requires_grad: true), torch.rand(2, requires_grad: true));

        Throws<ValueError>(
            "Expects mode to be one of ('all', 'any') but got foo",
            () => torch.autograd.graph.register_multi_grad_hook([t1, t2], grads => GC.KeepAlive(grads), mode: "foo"));
    }

    [Fact]
    public void ATensorWithoutGradient_IsPassedOverByAny_AndRefusedByAll()
    {
        var (t1, t2) = (torch.rand(2, requires_grad: true), torch.rand(2));
        var count = 0;
        torch.autograd.graph.register_multi_grad_hook([t1, t2], grad => count++, mode: "any");
        t1.sum().backward();
        Assert.Equal(1, count);

        Throws<AssertionError>(
            "Expected gradient function to be set",
            () => torch.autograd.graph.register_multi_grad_hook([t1, t2], grads => count++));
    }

    [Fact]
    public void ATensorGivenTwice_HasBothPlaces()
    {
        var b = torch.ones(2, requires_grad: true) * 2;
        Tensor[] seen = [];
        torch.autograd.graph.register_multi_grad_hook([b, b], grads => seen = grads);

        b.sum().backward();

        Assert.Equal(["tensor([1., 1.])", "tensor([1., 1.])"], seen.Select(grad => grad.ToString()));
    }

    private sealed class MultiOutputModule(List<int> order, Model owner) : torch.nn.Module<Tensor, (Tensor, Tensor)>
    {
        public readonly torch.nn.Linear lin = torch.nn.Linear(3, 3);

        public override (Tensor, Tensor) forward(Tensor x)
        {
            var z = lin.call(x);
            var (first, second) = (torch.sin(z), torch.cos(z));
            var id = owner.NextId();
            z.register_hook(_ => order.Add(id));
            var any = owner.NextId();
            owner.Handles.Add(torch.autograd.graph.register_multi_grad_hook([first, second], _ => order.Add(any), mode: "any"));
            return (first, second);
        }
    }

    private sealed class Model : torch.nn.Module<Tensor, (Tensor, Tensor)>
    {
        private readonly MultiOutputModule _mod1;
        private readonly MultiOutputModule _mod2;
        private int _id;

        public Model(List<int> order) => (_mod1, _mod2) = (new MultiOutputModule(order, this), new MultiOutputModule(order, this));

        public List<RemovableHandle> Handles { get; } = [];

        public int NextId() => _id++;

        public void Reset()
        {
            _id = 0;
            Handles.Clear();
        }

        public override (Tensor, Tensor) forward(Tensor x)
        {
            var (a, b) = _mod1.call(x);
            return _mod2.call(a + b);
        }
    }
}
