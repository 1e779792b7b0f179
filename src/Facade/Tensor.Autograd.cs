using System.Diagnostics.CodeAnalysis;

namespace Compat;

public partial class Tensor
{
    /// <summary>True for a tensor that gathers gradients, or that was computed from one that does.</summary>
    /// <exception cref="RuntimeError">Set on a tensor that is not a leaf, or whose dtype is neither floating nor complex.</exception>
    public bool requires_grad
    {
        get => GradFn is not null || RequiresGradFlag || (Meta?.Base is { } @base && @base.requires_grad);
        set => SetRequiresGrad(value);
    }

    /// <summary>True where no recorded operation made this tensor.</summary>
    /// <exception cref="RuntimeError">A view that the graph cannot follow, of a base that was written since.</exception>
    public bool is_leaf => grad_fn is null;

    /// <summary>As <see cref="is_leaf"/>, but of a view that does not know yet that its base was written, what it was before.</summary>
    /// <remarks>PyTorch 2.13 <c>VariableHooks::is_leaf</c>, which PyTorch's own checks ask.</remarks>
    internal bool IsLeaf => GradFn is null;

    /// <summary>The node that made this tensor, null for a leaf; of a view whose base was written since, the node that reads the
    /// base.</summary>
    public Node? grad_fn
    {
        get
        {
            if (Meta?.Base is { } @base && Meta.ViewVersion != _version && (GradFn is not null || @base.requires_grad)) Regenerate(@base);
            return GradFn;
        }
    }

    /// <summary>Which output of <see cref="grad_fn"/> this is.</summary>
    public int output_nr => OutputNr;

    /// <summary>The gathered gradient, null before the first backward.</summary>
    /// <exception cref="RuntimeError">The assigned gradient has another shape, dtype or device.</exception>
    [AllowNull]
    public Tensor grad
    {
        get
        {
            if (!IsLeaf && !RetainsGradFlag && Meta?.Grad is null) Warnings.NonLeafGrad();
            return Meta?.Grad!;
        }

        set => SetGrad(value);
    }

    /// <summary>True where <see cref="retain_grad"/> made a tensor that is no leaf keep its gradient.</summary>
    public bool retains_grad => RetainsGradFlag;

    internal AutogradMeta MetaOrNew()
    {
        if (Meta is null) Interlocked.CompareExchange(ref Meta, new AutogradMeta(), null);
        return Meta;
    }

    private void SetRequiresGrad(bool value)
    {
        if (!IsLeaf)
        {
            throw new RuntimeError("you can only change requires_grad flags of leaf variables." + (value
                ? string.Empty
                : " If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = "
                    + "var.detach()."));
        }

        if (value && !dtype.IsDifferentiable)
        {
            throw new RuntimeError("only Tensors of floating point and complex dtype can require gradients");
        }

        if (value && IsInference && !GradMode.InferenceEnabled)
        {
            throw new RuntimeError("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
        }

        RequiresGradFlag = value;
    }

    private void SetGrad(Tensor? value)
    {
        if (value is null)
        {
            if (Meta is not null) Meta.Grad = null;
            return;
        }

        Checks.AssignedGrad(this, value);
        MetaOrNew().Grad = value;
    }
}
