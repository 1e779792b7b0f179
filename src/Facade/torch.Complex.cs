namespace Compat;

public static partial class torch
{
    private static readonly UnaryOperator Conj = new(
        "conj", Promote.Common, static (e, in x, in into) => e.Conj(x, into), static (x, _) => new ConjBackward0(x));

    /// <summary>The conjugate; a real tensor is its own.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.conj</c>; the result is computed at once, not a lazy view.</remarks>
    public static Tensor conj(this Tensor input) => input.dtype.is_complex ? Conj.Call(input) : input;

    /// <inheritdoc cref="conj"/>
    public static Tensor conj_physical(this Tensor input) => conj(input);

    /// <summary>The tensor itself: conjugates are computed at once.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.resolve_conj</c>.</remarks>
    public static Tensor resolve_conj(this Tensor input) => input;

    /// <summary>The real parts as a view; a real tensor is its own.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.real</c>.</remarks>
    public static Tensor real(this Tensor input) => input.dtype.is_complex ? Part(input, 0) : input;

    /// <summary>The imaginary parts as a view.</summary>
    /// <exception cref="RuntimeError">The tensor is not complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.imag</c>.</remarks>
    public static Tensor imag(this Tensor input) => input.dtype.is_complex
        ? Part(input, 1)
        : throw new RuntimeError("imag is not implemented for tensors with non-complex dtypes.");

    /// <summary>A view with a last dimension of real and imaginary part.</summary>
    /// <exception cref="RuntimeError">The tensor is not complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.view_as_real</c>; derivatives.yaml <c>view_as_real</c>.</remarks>
    public static Tensor view_as_real(this Tensor input)
    {
        if (!input.dtype.is_complex) throw new RuntimeError("view_as_real is only supported for complex tensors");
        var view = input.AsView(ComplexViews.Parts(input.Raw), again: static x => x.view_as_real());
        return Graph.Needs(input) ? view.Record(new ViewAsRealBackward0(input)) : view;
    }

    /// <summary>A view of pairs in the last dimension as complex numbers.</summary>
    /// <exception cref="RuntimeError">The dtype, the last dimension or the strides do not allow it.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.view_as_complex</c>; derivatives.yaml <c>view_as_complex</c>.</remarks>
    public static Tensor view_as_complex(this Tensor input)
    {
        Checks.Pairs(input);
        var view = input.AsView(ComplexViews.Whole(input.Raw), again: static x => x.view_as_complex());
        return Graph.Needs(input) ? view.Record(new ViewAsComplexBackward0(input)) : view;
    }

    private static Tensor Part(Tensor input, int part) => view_as_real(input).select(-1, part);
}
