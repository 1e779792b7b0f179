namespace Compat;

public static partial class torch
{
    /// <summary>The conjugate; a real tensor is its own.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.conj</c>; the result is computed at once, not a lazy view.</remarks>
    public static Tensor conj(this Tensor input) => input.dtype.is_complex ? Conj.Call(input) : input;

    private static readonly UnaryOperator Conj = new(
        "conj", Promote.Common, static (e, in x, in into) => e.Conj(x, into), static (x, _) => new ConjBackward0(x));

    /// <summary>The real parts as a view; a real tensor is its own.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.real</c>.</remarks>
    public static Tensor real(this Tensor input) => input.dtype.is_complex
        ? throw new NotImplementedError("torch.real of a complex tensor is not implemented")
        : input;
}
