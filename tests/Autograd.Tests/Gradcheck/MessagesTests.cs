using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Gradcheck;

/// <summary>Whole texts as PyTorch 2.13.0 gives them, the random vectors of fast mode in them.</summary>
public class MessagesTests
{
    private const string SlowModeFollows =
        "\nThe above quantities relating the numerical and analytical jacobians are computed \n"
        + "in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background \n"
        + "about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:\n\n";

    private static readonly Tensor X = torch.tensor([1.0, 2.0], dtype: torch.float64);

    [Fact]
    public void WrongGradient_ShowsBothJacobians() => Throws<GradcheckError>(
        "Jacobian mismatch for output 0 with respect to input 0,\n"
        + "numerical:tensor([[2.0000, 0.0000],\n        [0.0000, 2.0000]], dtype=torch.float64)\n"
        + "analytical:tensor([[3., 0.],\n        [0., 3.]], dtype=torch.float64)\n",
        () => gradcheck(WrongDouble.apply, Leaf(X)));

    [Fact]
    public void WrongGradient_InFastMode_ShowsSlowModeToo() => Throws<GradcheckError>(
        "Jacobian mismatch for output 0 with respect to input 0,\nnumerical:1.8447186263627853\nanalytical:2.7670779394229683\n"
        + SlowModeFollows
        + "Numerical:\n tensor([[2.0000, 0.0000],\n        [0.0000, 2.0000]], dtype=torch.float64)\n"
        + "Analytical:\ntensor([[3., 0.],\n        [0., 3.]], dtype=torch.float64)\n\n"
        + "The max per-element difference (slow mode) is: 1.000000000053511.\n",
        () => gradcheck(WrongDouble.apply, Leaf(X), fast_mode: true));

    [Fact]
    public void WrongGradient_OfAComplexFunction_NamesThePart() => Throws<GradcheckError>(
        "While considering the imaginary part of complex outputs only, Jacobian mismatch for output 0 with respect to input 0,\n"
        + "numerical:2.0000000000575113j\nanalytical:3j\n"
        + SlowModeFollows
        + "Numerical:\n tensor([[0.+2.0000j]], dtype=torch.complex128)\nAnalytical:\ntensor([[0.+3.j]], dtype=torch.complex128)\n\n"
        + "The max per-element difference (slow mode) is: 0.9999999999424887.\n",
        () => gradcheck(
            WrongDouble.apply, Leaf(torch.tensor([new System.Numerics.Complex(1, 2)], dtype: torch.complex128)), fast_mode: true));

    [Fact]
    public void FastMode_ThatFailsWhereSlowModePasses_SaysSo() => ThrowsWith<GradcheckError>(
        SlowModeFollows
        + "Numerical:\n tensor([[ 1.0000],\n        [-1.0000]], dtype=torch.float64)\n"
        + "Analytical:\ntensor([[ 1.0009],\n        [-0.9991]], dtype=torch.float64)\n\n"
        + "The max per-element difference (slow mode) is: 0.0009000000287556764.\n"
        + "Fast gradcheck failed but element-wise differences are small. This means that the\n"
        + "test might've passed in slow_mode!\n\n"
        + "If you are adding a new operator, please file an issue and then use one of the\n"
        + "workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck:\n\n"
        + "If the test\n"
        + "- manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck\n"
        + "  with `fast_mode=False` as a keyword argument.\n"
        + "- is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test\n"
        + "  to have `gradcheck_fast_mode=False`\n"
        + "- is a Module test (e.g., in common_nn.py), then modify the corresponding\n"
        + "  module_test entry to have `gradcheck_fast_mode=False`",
        () => gradcheck(NearlyDifference.apply, Leaf(X), atol: 0, fast_mode: true));

    [Fact]
    public void WrongSecondGradient_ShowsGradientsDrawnAsPyTorchDrawsThem()
    {
        Throws<GradcheckError>(
            "Jacobian mismatch for output 0 with respect to input 0,\n"
            + "numerical:tensor([[-1.8636,  0.0000],\n        [ 0.0000, -0.8530]], dtype=torch.float64)\n"
            + "analytical:tensor([[0., 0.],\n        [0., 0.]], dtype=torch.float64)\n",
            () => gradgradcheck(SquareOnce.apply, Leaf(X), torch.tensor([-0.9318, -0.4265], dtype: torch.float64, requires_grad: true)));
        Assert.True(gradcheck(SquareOnce.apply, Leaf(X)));
        Assert.False(gradgradcheck(SquareOnce.apply, Leaf(X), gen_non_contig_grad_outputs: true, raise_exception: false));
    }

    [Fact]
    public void BackwardThatDiffersFromRunToRun_IsExplainedAtLength() => Throws<GradcheckError>(
        "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different values, "
        + "although analytical gradient matches numerical gradient.The tolerance for nondeterminism was 0.0.\n\n"
        + "NOTE: If your op relies on non-deterministic operations i.e., it is listed here:\n"
        + "https://pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html\nthis failure might be expected.\n\n"
        + "If you are adding a new operator, please file an issue and then use one of the\n"
        + "workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.\nIf the test\n"
        + "- manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck\n"
        + "  with `nondet_tol=<tol>` as a keyword argument.\n"
        + "- is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test\n"
        + "  to have `gradcheck_nondet_tol=<tol>`.\n"
        + "- is a Module test (e.g., in common_nn.py), then modify the corresponding\n"
        + "  module_test entry to have `gradcheck_nondet_tol=<tol>`\n",
        () => gradcheck(x => NonDetFunc.apply(x, 1e-6), Leaf(X)));

    [Fact]
    public void OutputsThatChangeTheirKind_AreDescribed()
    {
        Throws<AssertionError>(
            "Expected `func` to return outputs with the same shape when inputs are perturbed on index (0,) by 1e-06, but got: shapes "
            + "torch.Size([2]) and torch.Size([4]).",
            () => gradcheck(x => (bool)(x.sum() > 3) ? torch.cat([x, x]) : x, Leaf(X)));
        Throws<AssertionError>(
            "Expected `func` to return outputs with the same dtype when inputs are perturbed on index (0,) by 1e-06, but got: dtypes "
            + "torch.float64 and torch.float32.",
            () => gradcheck(x => (bool)(x[0] >= 1) ? x.view(2, 1)[0].to(torch.float32) : x.view(2, 1)[0], Leaf(X)));
    }

    [Fact]
    public void OutputsThatAreNoTensors_HaveNoRequiresGrad()
    {
        Throws<AttributeError>("'int' object has no attribute 'requires_grad'", () => gradcheck(x => (x, 3), Leaf(X)));
        Throws<AttributeError>("'NoneType' object has no attribute 'requires_grad'", () => gradcheck(x => (x, (Tensor?)null), Leaf(X)));
    }

    [Fact]
    public void GradientsOfZeros_MustGiveZeros()
    {
        using var caught = torch.warnings.catch_warnings();
        Throws<GradcheckError>("backward not multiplied by grad_output", () => gradcheck(AddsToGradient.apply, Leaf(X)));
        Assert.True(gradcheck(AddsToGradient.apply, Leaf(X), masked: true, check_undefined_grad: false));
        Throws<GradcheckError>(
            "Expected all input grads to be undefined or zero when all output grads are undefined or zero. Please look at \"Notes about "
            + "undefined output gradients\" in \"tools/autograd/derivatives.yaml\"",
            () => gradcheck(InventsGradient.apply, Leaf(X)));
        var refused = Assert.Throws<GradcheckError>(() => gradcheck(RefusesUndefined.apply, Leaf(X)));
        Assert.Equal(
            "Expected backward function to handle undefined output grads. Please look at \"Notes about undefined output gradients\" in "
            + "\"tools/autograd/derivatives.yaml\"",
            refused.Message);
        Assert.Equal("no", refused.InnerException?.Message);
        Assert.Equal(2, caught.Count);
        Assert.True(gradcheck(RefusesUndefined.apply, Leaf(X), check_undefined_grad: false));
    }

    [Fact]
    public void KeywordsThatContradict_AndThoseForWhatIsNotThere_AreRefused()
    {
        Throws<AssertionError>(
            "Expected at least one of check_forward_ad or check_backward_ad to be True",
            () => gradcheck(x => x, Leaf(X), check_backward_ad: false));
        Throws<AssertionError>(
            "Setting check_batched_forward_grad=True requires check_forward_ad to be True",
            () => gradcheck(x => x, Leaf(X), check_batched_forward_grad: true));
        Throws<AssertionError>(
            "Setting check_batched_grad=True requires check_backward_ad to be True",
            () => gradcheck(x => x, Leaf(X), check_batched_grad: true, check_backward_ad: false, check_forward_ad: true));
        Throws<AssertionError>(
            "Setting check_undefined_grad=True requires check_rev_over_rev to be True",
            () => gradgradcheck(x => x, Leaf(X), check_fwd_over_rev: true, check_rev_over_rev: false));
        Assert.Throws<NotImplementedError>(() => gradcheck(x => x, Leaf(X), check_forward_ad: true));
        Assert.Throws<NotImplementedError>(() => gradcheck(x => x, Leaf(X), check_batched_grad: true));
    }

    [Fact]
    public void Functions_OfOneOrSeveralTensors_ReturnOneOrSeveral()
    {
        var (x, y) = (Leaf(X), Leaf(X));
        Assert.True(gradcheck(SquareOnce.apply, x));
        ThrowsWith<TypeError>("func takes 2 tensors but 1 were given", () => gradcheck((a, b) => a * b, x));
        Assert.True(gradcheck((a, b) => a * b, (x, y)));
        Assert.True(gradcheck((a, b, c) => new[] { a * b, c }, (x, y, Leaf(X))));
        Assert.True(gradcheck((a, b, c, d) => (a * b, c / d), [x, y, Leaf(X), Leaf(X)]));
        Assert.True(gradcheck((Tensor[] all) => (all[0] * all[1]) + all[2] - (all[3] / all[4]), [x, y, Leaf(X), Leaf(X), Leaf(X)]));
        Assert.True(gradgradcheck((a, b) => new List<Tensor> { a * b }, (x, y)));
    }

    private static Tensor Leaf(Tensor values) => values.clone().requires_grad_();
}
