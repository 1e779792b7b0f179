using Xunit;

namespace Compat.Autograd.Tests.Engine;

/// <summary>Numbers in derivative rules are C++'s, those of users Python's: their products have different nodes.</summary>
public class RuleNumberTests
{
    [Fact]
    public void NumberOfARule_IsSavedAsANumber()
    {
        var x = torch.ones(2, requires_grad: true);

        var gradient = torch.autograd.grad(x.pow(3).sum(), x, create_graph: true)[0];
        var product = gradient.grad_fn!.next_functions[1].fn!;

        Assert.Equal("MulBackward1", product.name());
        Assert.Equal("3", $"{product["_saved_other"]}");
    }

    [Fact]
    public void NumberThatAnOperatorSaved_StaysATensor()
    {
        var x = torch.ones(2, requires_grad: true);
        var vector = torch.ones(2, requires_grad: true);

        var gradient = torch.autograd.grad(x * 3, x, vector, create_graph: true)[0];

        Assert.Equal("MulBackward0", gradient.grad_fn!.name());
    }

    [Fact]
    public void NumberInACustomFunctionsBackward_IsATensor()
    {
        var x = torch.ones(2, requires_grad: true);

        var gradient = torch.autograd.grad(Twice.apply(x).pow(2).sum(), x, create_graph: true)[0];

        Assert.Equal("MulBackward0", gradient.grad_fn!.name());
    }

    [Fact]
    public void NumberInAnUnpackHook_IsATensor()
    {
        var x = torch.ones(2, requires_grad: true);
        var names = new List<string>();
        Tensor y;
        using (torch.autograd.graph.saved_tensors_hooks(saved => saved, Unpack)) y = x.sin();

        torch.autograd.grad(y.sum(), x, create_graph: true);

        Assert.Equal(["MulBackward0"], names);

        Tensor Unpack(Tensor saved)
        {
            names.Add((x * 2).grad_fn!.name());
            return saved;
        }
    }

    private sealed class Twice : torch.autograd.Function<Twice>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x * 2;

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad * 2;
    }
}
