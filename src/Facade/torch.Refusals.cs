namespace Compat;

// Operators that PyTorch gives no number: C# would quietly make a tensor of it, so these overloads refuse, as PyTorch does.
public static partial class torch
{
    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor fmax(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("fmax", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor fmax(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("fmax", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor fmin(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("fmin", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor fmin(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("fmin", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor hypot(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("hypot", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor hypot(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("hypot", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logaddexp(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logaddexp", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logaddexp(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logaddexp", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor maximum(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("maximum", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor maximum(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("maximum", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor minimum(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("minimum", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor minimum(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("minimum", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logical_and(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logical_and", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logical_and(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logical_and", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logical_or(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logical_or", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logical_or(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logical_or", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logical_xor(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logical_xor", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor logical_xor(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("logical_xor", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor atan2(this Tensor input, Scalar other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("atan2", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor atan2(Scalar input, Tensor other, Tensor? @out = null) =>
        throw Checks.NumberForTensor("atan2", "input", 1, input);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor isclose(this Tensor input, Scalar other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        throw Checks.NumberForTensor("isclose", "other", 2, other);

    /// <exception cref="TypeError">Always: PyTorch takes tensors only.</exception>
    public static Tensor isclose(Scalar input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        throw Checks.NumberForTensor("isclose", "input", 1, input);
}
