using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using static Compat.torch.autograd;

namespace Compat.Autograd.Tests.Gradcheck;

/// <summary>Gradients that a hook makes wrong.</summary>
[PyTorchClass("TestAutograd")]
public class HookedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_backward_mul_by_grad_output(bool fast_mode)
    {
        var x = torch.ones(1, dtype: torch.float64, requires_grad: true);

        Throws<GradcheckError>("backward not multiplied by grad_output", () => gradcheck(Off, x, atol: 1e-1, fast_mode: fast_mode));
        Assert.False(gradcheck(Off, x, atol: 1e-1, raise_exception: false, fast_mode: fast_mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_undefined_grad(bool fast_mode)
    {
        static Tensor Fn(Tensor x)
        {
            var y = x.clone();
            y.register_hook((Tensor grad) =>
            {
                if (grad is null) throw new RuntimeError("x is undefined");
            });
            return y;
        }

        var x = torch.ones(1, dtype: torch.float64, requires_grad: true);
        using var caught = torch.warnings.catch_warnings();

        ThrowsWith<GradcheckError>(
            "Expected backward function to handle undefined output grads", () => gradcheck(Fn, x, fast_mode: fast_mode));
        Assert.StartsWith("Backwards compatibility: New undefined gradient support checking feature", Assert.Single(caught));
        Assert.False(gradcheck(Fn, x, raise_exception: false, fast_mode: fast_mode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_jacobian_mismatch(bool fast_mode)
    {
        using var caught = torch.warnings.catch_warnings();
        var x = torch.ones(2, 2, requires_grad: true);
        var complex = torch.ones(2, 2, dtype: torch.complex128, requires_grad: true);
        const string Mismatch = "Jacobian mismatch for output 0 with respect to input 0";
        const string Imaginary = "While considering the imaginary part of complex outputs only";

        ThrowsWith<GradcheckError>(Mismatch, () => gradcheck(Off, x, fast_mode: fast_mode));
        Assert.False(gradcheck(Off, x, raise_exception: false, fast_mode: fast_mode));
        ThrowsWith<GradcheckError>(Imaginary, () => gradcheck(Off, complex, fast_mode: false));
        Assert.False(gradcheck(Off, complex, raise_exception: false, fast_mode: false));

        static Tensor ToComplex(Tensor x) => Hooked(torch.complex(x, x));
        ThrowsWith<GradcheckError>(Imaginary, () => gradcheck(ToComplex, x, fast_mode: false));
        Assert.False(gradcheck(ToComplex, x, raise_exception: false, fast_mode: false));

        static Tensor ToReal(Tensor x) => Hooked(torch.real(x));
        ThrowsWith<GradcheckError>(Mismatch, () => gradcheck(ToReal, complex, fast_mode: false));
        Assert.False(gradcheck(ToReal, complex, raise_exception: false, fast_mode: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void test_gradcheck_custom_error(bool fast_mode)
    {
        using var caught = torch.warnings.catch_warnings();
        var x = torch.ones(2, 2, requires_grad: true);

        var error = Assert.Throws<GradcheckError>(() => gradcheck(Off, x, fast_mode: fast_mode));
        Assert.StartsWith("Jacobian mismatch for output 0 with respect to input 0", error.Message);
        Assert.IsAssignableFrom<RuntimeError>(error);
        Assert.False(gradcheck(Off, x, raise_exception: false, fast_mode: fast_mode));

        static Tensor Raises(Tensor x) => throw new RuntimeError("Not a GradcheckError!");
        Throws<RuntimeError>("Not a GradcheckError!", () => gradcheck(Raises, x, fast_mode: fast_mode, raise_exception: false));
    }

    private static Tensor Off(Tensor x) => Hooked(x.clone());

    private static Tensor Hooked(Tensor y)
    {
        y.register_hook((Tensor grad) => grad + 1e-2);
        return y;
    }
}
