using Compat.Autograd.Tests.Coverage;
using Compat.TestSupport;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Gradcheck;

[PyTorchClass("TestAutograd")]
public class GradcheckTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_single_input(bool fast_mode)
    {
        Assert.True(gradcheck(x => x.mul(5), Rand(10), fast_mode: fast_mode));
        Assert.True(gradgradcheck(x => x.mul(5), Rand(10), fast_mode: fast_mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_nondeterministic(bool fast_mode)
    {
        var x = torch.randn(5, 5, dtype: torch.float64, requires_grad: true);

        Assert.True(gradcheck(x => NonDetFunc.apply(x, 0.0), x, fast_mode: fast_mode));
        ThrowsWith<GradcheckError>("Backward is not reentrant", () => gradcheck(x => NonDetFunc.apply(x, 1e-6), x, fast_mode: fast_mode));
        ThrowsWith<GradcheckError>(
            "Backward is not reentrant", () => gradgradcheck(x => NonDetFunc.apply(x, 1e-12), x, fast_mode: fast_mode));

        Assert.True(gradcheck(x => NonDetFunc.apply(x, 0.0), x, nondet_tol: 1e-5, fast_mode: fast_mode));
        Assert.True(gradcheck(x => NonDetFunc.apply(x, 1e-6), x, nondet_tol: 1e-5, fast_mode: fast_mode));
        Assert.True(gradgradcheck(x => NonDetFunc.apply(x, 1e-12), x, nondet_tol: 1e-5, fast_mode: fast_mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_validates_inputs(bool fast_mode)
    {
        Throws<ValueError>(
            "gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.",
            () => gradcheck(x => x, torch.rand(10), raise_exception: false, fast_mode: fast_mode));

        using (var caught = torch.warnings.catch_warnings())
        {
            Assert.True(gradcheck(x => x, torch.ones(1, requires_grad: true), atol: 1e-1, fast_mode: fast_mode));
            Assert.Equal(
                "Input #0 requires gradient and is not a double precision floating point or complex. This check will likely fail if all "
                + "the inputs are not of double precision floating point or complex. ",
                Assert.Single(caught));
        }

        var expanded = torch.ones(1, dtype: torch.float64, requires_grad: true).expand([2, 2]);
        Throws<RuntimeError>(
            "The 0th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able to compute "
            + "the numerical gradients correctly. You should call .contiguous on the input before passing it to gradcheck.",
            () => gradcheck(x => x, expanded, raise_exception: false, fast_mode: fast_mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_check_no_differentiable_outputs(bool fast_mode)
    {
        var x = torch.ones(1, requires_grad: true);
        using var caught = torch.warnings.catch_warnings();

        Throws<GradcheckError>(
            "Numerical gradient for function expected to be zero", () => gradcheck(x => x.detach().clone(), x, fast_mode: fast_mode));
        Assert.False(gradcheck(x => x.detach().clone(), x, raise_exception: false, fast_mode: fast_mode));
        Assert.True(gradcheck(x => Array.Empty<Tensor>(), x, fast_mode: fast_mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_output_shape_or_dtype_depend_on_values(bool fast_mode)
    {
        var a = torch.ones(1, dtype: torch.float64, requires_grad: true);

        ThrowsWith<AssertionError>(
            "return outputs with the same shape when inputs are perturbed",
            () => gradcheck(x => (bool)torch.all(x >= 1) ? torch.cat([x, x]) : x, a, fast_mode: fast_mode));
        ThrowsWith<AssertionError>(
            "return outputs with the same dtype when inputs are perturbed",
            () => gradcheck(x => (bool)torch.all(x >= 1) ? x.to(torch.float32) : x, a, fast_mode: fast_mode));
    }

    [Fact]
    public void test_gradcheck_complex_non_complex_outputs()
    {
        var a = torch.ones(2, 2, dtype: torch.float64, requires_grad: true);
        var b = torch.ones(2, 2, dtype: torch.float64, requires_grad: true);
        var c = torch.ones(2, 2, dtype: torch.complex128, requires_grad: true);

        Assert.True(gradcheck((x, y) => (torch.complex(x, y), x + 1), (a, b)));
        Assert.True(gradcheck(z => (z, torch.real(z)), c));
    }

    [Fact]
    public void test_gradcheck_get_numerical_jacobian()
    {
        var (a, b) = (Rand(2, 2), Rand(2, 2));
        static (Tensor, Tensor) Fn(Tensor[] inputs) => ((2 * inputs[0]) + inputs[1], inputs[0] + (2 * inputs[1]));
        using var caught = torch.warnings.catch_warnings();

        var byTarget = get_numerical_jacobian(Fn, (a, b), target: a, eps: 1e-6);
        Same(2 * torch.eye(4, dtype: torch.float64), byTarget[0]);
        var byInputs = get_numerical_jacobian(Fn, (a, b), eps: 1e-6);
        Same(2 * torch.eye(4, dtype: torch.float64), byInputs[0]);
        Same(1 * torch.eye(4, dtype: torch.float64), byInputs[1]);

        Assert.Equal(2, caught.Count);
        Assert.StartsWith("`get_numerical_jacobian` was part of PyTorch's private API and not meant to be exposed.", caught[0]);
        Throws<ValueError>(
            "Expected grad_out to be 1.0. get_numerical_jacobian no longer supports values of grad_out != 1.0.",
            () => get_numerical_jacobian(Fn, (a, b), eps: 1e-6, grad_out: 2.0));
    }

    [Fact]
    public void test_gradcheck_get_analytical_jacobian()
    {
        var (a, b) = (Rand(2, 2), Rand(2, 2));
        using var caught = torch.warnings.catch_warnings();

        var (jacobians, reentrant, _, _) = get_analytical_jacobian((a, b), (2 * a) + b);
        Same(2 * torch.eye(4, dtype: torch.float64), jacobians[0]);
        Same(1 * torch.eye(4, dtype: torch.float64), jacobians[1]);
        Assert.True(reentrant);
        Assert.False(get_analytical_jacobian(a, NonDetFunc.apply(a, 1e-6)).Reentrant);

        Assert.StartsWith("`get_analytical_jacobian` was part of PyTorch's private API and not meant to be exposed.", caught[0]);
        Throws<ValueError>(
            "Expected grad_out to be 1.0. get_analytical_jacobian no longer supports values of grad_out != 1.0.",
            () => get_analytical_jacobian(a, a * 2, grad_out: 2.0));
    }

    [Fact]
    public void test_gradcheck_default_device_placement_context()
    {
        SecondEngine.Register();
        using var scope = torch.backends.scope("second", "cuda");
        var x = torch.randn(3, dtype: torch.float64, requires_grad: true);

        Assert.Equal("cuda", x.device.type);
        Assert.True(gradcheck(x => x.pow(2.0), x, fast_mode: true));
    }

    private static Tensor Rand(params long[] size) => torch.rand(new Size(size), dtype: torch.float64, requires_grad: true);
}
