using Compat.Text;

namespace Compat;

/// <content>PyTorch's texts.</content>
internal sealed partial class Gradcheck
{
    private const string RefusesUndefined = "Expected backward function to handle undefined output grads. Please look at \"Notes about "
        + "undefined output gradients\" in \"tools/autograd/derivatives.yaml\"";

    private const string InventsGradients = "Expected all input grads to be undefined or zero when all output grads are undefined or zero. "
        + "Please look at \"Notes about undefined output gradients\" in \"tools/autograd/derivatives.yaml\"";

    /// <remarks>PyTorch 2.13 <c>FAST_FAIL_SLOW_OK_MSG</c>.</remarks>
    private const string SlowModeMayPass = """
        Fast gradcheck failed but element-wise differences are small. This means that the
        test might've passed in slow_mode!

        If you are adding a new operator, please file an issue and then use one of the
        workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck:

        If the test
        - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
          with `fast_mode=False` as a keyword argument.
        - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
          to have `gradcheck_fast_mode=False`
        - is a Module test (e.g., in common_nn.py), then modify the corresponding
          module_test entry to have `gradcheck_fast_mode=False`
        """;

    /// <remarks>PyTorch 2.13 <c>FAILED_NONDET_MSG</c>.</remarks>
    private const string NondeterministicOperations = """


        NOTE: If your op relies on non-deterministic operations i.e., it is listed here:
        https://pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html
        this failure might be expected.

        If you are adding a new operator, please file an issue and then use one of the
        workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.
        If the test
        - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
          with `nondet_tol=<tol>` as a keyword argument.
        - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
          to have `gradcheck_nondet_tol=<tol>`.
        - is a Module test (e.g., in common_nn.py), then modify the corresponding
          module_test entry to have `gradcheck_nondet_tol=<tol>`

        """;

    /// <remarks>PyTorch 2.13 <c>_get_notallclose_msg</c>.</remarks>
    private static string Mismatch(Part part, Tensor analytical, Tensor numerical, int output, int input)
    {
        var prefix = part.Complex?.Contains(output) == true
            ? $"While considering the {(part.Imaginary ? "imaginary" : "real")} part of complex outputs only, "
            : "";
        return $"{prefix}Jacobian mismatch for output {output} with respect to input {input},\nnumerical:{Shown(numerical)}\nanalytical:"
            + $"{Shown(analytical)}\n";
    }

    private static string SlowerNumbers(Tensor numerical, Tensor analytical, Tensor difference) =>
        "\nThe above quantities relating the numerical and analytical jacobians are computed \nin fast mode. See: "
        + "https://github.com/pytorch/pytorch/issues/53876 for more background \nabout fast mode. Below, we recompute numerical and "
        + $"analytical jacobians in slow mode:\n\nNumerical:\n {Shown(numerical)}\nAnalytical:\n{Shown(analytical)}\n\nThe max "
        + $"per-element difference (slow mode) is: {Shown(difference)}.\n";

    private static string NotReentrant(double nondetTol) =>
        "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different values, "
        + $"although analytical gradient matches numerical gradient.The tolerance for nondeterminism was {PyRepr.Str(nondetTol)}."
        + NondeterministicOperations.ReplaceLineEndings("\n");

    private static torch.autograd.GradcheckError NotZero() => new("Numerical gradient for function expected to be zero");

    private static void WarnOfUndefined() => torch.warnings.warn(
        "Backwards compatibility: New undefined gradient support checking feature is enabled by default, but it may break existing callers "
        + "of this function. If this is true for you, you can call this function with \"check_undefined_grad=False\" to disable the "
        + "feature");

    // A tensor without dimensions stands in a formatted string as its number.
    private static string Shown(Tensor tensor) => PyRepr.Str(tensor.Rank == 0 ? tensor.item().ToObject() : tensor);
}
