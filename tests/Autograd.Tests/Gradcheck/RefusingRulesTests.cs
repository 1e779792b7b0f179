using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Gradcheck;

/// <summary>Rules that gradcheck cannot confirm, in PyTorch 2.13.0 neither: each with PyTorch's text.</summary>
public class RefusingRulesTests
{
    private static readonly Tensor Values = torch.tensor([1.5, 2.0], dtype: torch.float64);

    public static TheoryData<string> Operators => [.. Refusing.Keys];

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Refusing = new()
    {
        ["floor_divide"] = x => torch.floor_divide(x, x.detach()),
        ["remainder"] = x => torch.remainder(2.0, x),
        ["scatter"] = x => torch.scatter(
            x, 0, torch.tensor([0L]), torch.tensor([2.0], dtype: torch.float64), reduce: "add"),
        ["bernoulli"] = x => torch.bernoulli(x * 0.1, 0.3),
        ["binomial"] = x => torch.binomial(x, x.detach() * 0.1),
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public void OperatorWithoutADerivative_SaysSoInBackward(string name)
    {
        using var caught = torch.warnings.catch_warnings();
        var output = Refusing[name](Values.clone().requires_grad_());

        Assert.EndsWith("NotImplemented", output.grad_fn!.name(), StringComparison.Ordinal);
        Throws<RuntimeError>($"derivative for aten::{name} is not implemented", () => output.sum().backward());
    }

    [Fact]
    public void Unique_HasNoDerivative()
    {
        var x = Values.clone().requires_grad_();

        Throws<NotImplementedError>("the derivative for '_unique2' is not implemented.", () => torch.unique(x).output.sum().backward());
        Throws<NotImplementedError>(
            "the derivative for 'unique_dim' is not implemented.", () => torch.unique(x, dim: 0).output.sum().backward());
        Throws<NotImplementedError>(
            "the derivative for 'unique_consecutive' is not implemented.", () => torch.unique_consecutive(x).output.sum().backward());
    }

    [Fact]
    public void ParametersOfNormal_HaveAGradientOfZeros()
    {
        const string Zeros = "analytical:tensor([[0., 0.],\n        [0., 0.]], dtype=torch.float64)\n";
        const string Ones = "numerical:tensor([[1.0000, 0.0000],\n        [0.0000, 1.0000]], dtype=torch.float64)\n";
        const string Samples = "numerical:tensor([[ 1.5410,  0.0000],\n        [ 0.0000, -0.2934]], dtype=torch.float64)\n";

        Mismatches(Ones + Zeros, (x, g) => torch.normal(x, 1.0, g));
        Mismatches(Samples + Zeros, (x, g) => torch.normal(1.0, x, g));
        Mismatches(Ones + Zeros, (x, g) => torch.normal(x, torch.ones(2, dtype: torch.float64), g));
    }

    private static void Mismatches(string jacobians, Func<Tensor, torch.Generator, Tensor> draw) => Throws<GradcheckError>(
        "Jacobian mismatch for output 0 with respect to input 0,\n" + jacobians,
        () => gradcheck(x => draw(x, new torch.Generator().manual_seed(0)), Values.clone().requires_grad_()));
}
