using System.Diagnostics.CodeAnalysis;
using Compat.Engines;

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
    public bool is_leaf => grad_fn is null;

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

    /// <summary>The gathered gradient, null before the first backward.</summary>
    /// <exception cref="RuntimeError">The assigned gradient has another shape, dtype or device.</exception>
    [AllowNull]
    public Tensor grad
    {
        get
        {
            if (!is_leaf && !RetainsGradFlag && Meta?.Grad is null) Warnings.NonLeafGrad();
            return Meta?.Grad!;
        }

        set => SetGrad(value);
    }

    /// <summary>True where <see cref="retain_grad"/> made a tensor that is no leaf keep its gradient.</summary>
    public bool retains_grad => RetainsGradFlag;

    /// <summary>True for a tensor that looks into another's storage.</summary>
    public bool _is_view() => Meta?.Base is not null;

    /// <summary>The tensor this one is a view of, null for others.</summary>
    public Tensor? _base => Meta?.Base;

    /// <summary>A tensor over the same elements that records nothing and has a version counter of its own.</summary>
    public Tensor data => new(Raw, Engine) { Counter = IsInference ? new InferenceCounter() : new VersionCounter() };

    /// <summary>A tensor over part of this one's storage, differentiable as a view of this one's base.</summary>
    internal Tensor AsView(Shape shape, long offset, CreationMeta creation = CreationMeta.Default) =>
        AsView(Raw.As(shape, offset), creation);

    /// <inheritdoc cref="AsView(Shape, long, CreationMeta)"/>
    internal Tensor AsView(in RawTensor view, CreationMeta creation = CreationMeta.Default)
    {
        if (IsInference) return Alias(view);
        if (!GradMode.Enabled) creation = GradMode.InferenceEnabled ? CreationMeta.InferenceMode : CreationMeta.NoGradMode;
        var inherited = Meta?.Base is null ? CreationMeta.Default : Meta.Creation;
        var meta = new AutogradMeta
        {
            Base = Meta?.Base ?? this,
            Creation = creation == CreationMeta.Default || inherited == CreationMeta.InferenceMode ? inherited : creation,
            ViewVersion = _version,
        };
        var result = new Tensor(view, Engine) { Counter = Counter, Meta = meta };
        if (Tracing.On) Tracing.Made(result);
        return result;
    }

    // Views of inference tensors are inference tensors, and know of no base.
    private Tensor Alias(in RawTensor view)
    {
        var result = new Tensor(view, Engine) { Counter = InferenceCounter.None };
        if (Tracing.On) Tracing.Made(result);
        return result;
    }

    private void SetRequiresGrad(bool value)
    {
        if (!is_leaf)
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
        Meta ??= new AutogradMeta();
        Meta.Grad = value;
    }

    private void Regenerate(Tensor @base)
    {
        Inplace.CheckView(this, throughBase: true);
        var (before, outputNr) = (GradFn, OutputNr);
        GradFn = new AsStridedBackward0(@base, Raw.Shape, Raw.Offset);
        OutputNr = 0;
        GradFn.Describe(this, 0);
        Meta!.ViewVersion = _version;
        TensorHooks.Follow(this, before, outputNr);
    }
}
