namespace Compat;

/// <summary>The layout a leaf's gradient should have: that of a dense leaf, contiguous otherwise.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/utils/grad_layout_contract.h</c>.</remarks>
internal static class GradLayout
{
    private static readonly AsyncLocal<bool> Relaxed = new();

    /// <summary>True unless <see cref="torch.autograd.grad_mode.enforce_grad_layout_policy"/> relaxed it.</summary>
    public static bool Enforced
    {
        get => !Relaxed.Value;
        set => Relaxed.Value = !value;
    }

    /// <remarks>PyTorch 2.13 <c>obeys_layout_contract</c>.</remarks>
    public static bool Obeys(Tensor grad, Tensor leaf)
    {
        if (!leaf.Raw.Shape.IsNonOverlappingAndDense) return grad.Raw.IsContiguous;
        var sizes = grad.Raw.Sizes;
        var strides = grad.Raw.Strides;
        var leafStrides = leaf.Raw.Strides;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == 1 ? strides[i] == 0 : strides[i] != leafStrides[i]) return false;
        }

        return true;
    }

    /// <summary>A copy in the leaf's layout, which belongs to the graph of <paramref name="grad"/> where operations record.</summary>
    /// <remarks>PyTorch 2.13 <c>clone_obey_contract</c>.</remarks>
    public static Tensor Copy(Tensor grad, Tensor leaf) => leaf.Raw.Shape.IsNonOverlappingAndDense
        ? Tensor.Of(grad.Engine.Empty(Engines.Shape.OfResult(leaf.Raw.Shape), grad.dtype, grad.device), grad.Engine).copy_(grad)
        : grad.clone(torch.contiguous_format);

    /// <summary>Warns where a gathered gradient has another layout than it should.</summary>
    /// <remarks>PyTorch 2.13 <c>CHECK_RESULT</c> of <c>accumulate_grad.h</c>.</remarks>
    public static void Check(Tensor grad, Tensor leaf)
    {
        if (grad.Raw.Shape.SameLayout(leaf.Raw.Shape) || Obeys(grad, leaf) || !Enforced) return;
        Warnings.GradLayout(Shown(grad.Raw.Sizes), Shown(grad.Raw.Strides), Shown(leaf.Raw.Sizes), Shown(leaf.Raw.Strides));
    }

    private static string Shown(ReadOnlySpan<long> numbers) => $"[{string.Join(", ", numbers.ToArray())}]";
}
