using Compat.Engines;

namespace Compat;

public partial class Tensor
{
    /// <summary>True for a tensor that looks into another's storage.</summary>
    public bool _is_view() => Meta?.Base is not null;

    /// <summary>The tensor this one is a view of, null for others.</summary>
    public Tensor? _base => Meta?.Base;

    /// <summary>A tensor over the same elements that records nothing and has a version counter of its own; assigned, this tensor gets
    /// the other's elements, sizes and dtype, and keeps its gradient, its place in the graph and its version.</summary>
    /// <exception cref="RuntimeError">Assigned: the tensor requires grad and the new dtype is neither floating nor complex.</exception>
    /// <exception cref="TypeError">Assigned: null.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.data</c>; <c>VariableHooks::variable_data</c>, <c>set_data</c>.</remarks>
    public Tensor data
    {
        get => new(Raw, Engine) { Counter = IsInference ? Inference.CounterOfAlias() : new VersionCounter() };
        set => SetData(value);
    }

    /// <summary>The view that this one is of its base, of another base of the same sizes, strides, dtype and device; null where the base
    /// differs in one of these, or this tensor is no view.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor._view_func</c>.</remarks>
    public Tensor? _view_func(Tensor new_base) =>
        _base is { } @base && HasSameMeta(@base, new_base) ? _view_func_unsafe(new_base) : null;

    /// <inheritdoc cref="_view_func"/>
    /// <remarks>PyTorch 2.13 <c>Tensor._view_func_unsafe</c>: of whatever base.</remarks>
    public Tensor? _view_func_unsafe(Tensor new_base) => Meta?.Base is null ? null
        : Meta.ViewFn is { } again ? again(new_base) : new_base.as_strided(shape, new Size(Raw.Strides), Raw.Offset);

    /// <summary>A tensor over part of this one's storage, differentiable as a view of this one's base.</summary>
    internal Tensor AsView(Shape shape, long offset, CreationMeta creation = CreationMeta.Default) =>
        AsView(Raw.As(shape, offset), creation);

    /// <inheritdoc cref="AsView(Shape, long, CreationMeta)"/>
    /// <param name="view">What the view looks at.</param>
    /// <param name="creation">What a write to the view must know of it.</param>
    /// <param name="again">For a view of another dtype: makes it of another tensor like this one.</param>
    /// <remarks>PyTorch 2.13 <c>as_view</c>, <c>propagate_creation_meta</c>.</remarks>
    internal Tensor AsView(in RawTensor view, CreationMeta creation = CreationMeta.Default, Func<Tensor, Tensor>? again = null)
    {
        if (IsInference) return Alias(view);
        if (!GradMode.Enabled && creation != CreationMeta.InCustomFunction)
        {
            creation = GradMode.InferenceEnabled ? CreationMeta.InferenceMode : CreationMeta.NoGradMode;
        }

        var inherited = Meta?.Base is null ? CreationMeta.Default : Meta.Creation;
        if (creation == CreationMeta.Default || inherited == CreationMeta.InferenceMode) creation = inherited;
        var meta = new AutogradMeta { Base = Meta?.Base ?? this, Creation = creation, ViewVersion = _version };
        if (again is not null || Meta?.ViewFn is not null) meta.ViewFn = Chained(view, again);
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

    // From the base to this tensor, and on to the view; where one of the steps keeps the dtype, by as_strided.
    private Func<Tensor, Tensor>? Chained(in RawTensor view, Func<Tensor, Tensor>? again)
    {
        if (Meta?.Base is not { } @base) return again;
        var (shape, step) = again is null ? (view.Shape, view.Offset - Raw.Offset) : (Raw.Shape, Raw.Offset - @base.Raw.Offset);
        return (Meta.ViewFn, again) switch
        {
            ({ } first, { } second) => root => second(first(root)),
            (null, { } second) => root => second(Part(root, shape, step)),
            ({ } first, null) => root => Part(first(root), shape, step),
            _ => null,
        };
    }

    private static Tensor Part(Tensor whole, Shape shape, long step)
    {
        Checks.AsStrided(whole, shape, whole.Raw.Offset + step);
        return whole.AsStrided(shape, whole.Raw.Offset + step);
    }

    // A base or another view of it was written: the view is read from what the base is now.
    private void Regenerate(Tensor @base)
    {
        lock (Meta!)
        {
            if (Meta.ViewVersion == _version) return;
            Inplace.CheckView(this, indirect: true);
            var (before, outputNr) = (GradFn, OutputNr);
            if (Meta.ViewFn is { } again)
            {
                using var recording = new GradModeScope(true);
                GradFn = again(@base).GradFn;
            }
            else
            {
                GradFn = new AsStridedBackward0(@base, Raw.Shape, Raw.Offset);
                GradFn.Describe(this, 0);
            }

            OutputNr = 0;
            Meta.ViewVersion = _version;
            TensorHooks.Follow(this, before, outputNr);
        }
    }

    private void SetData(Tensor? value)
    {
        if (value is null) throw new TypeError("Variable data has to be a tensor, but got NoneType");
        if (requires_grad && !value.dtype.IsDifferentiable)
        {
            throw new RuntimeError("data set to a tensor that requires gradients must be floating point or complex dtype");
        }

        // What gathered gradients of the former kind cannot gather the new ones.
        var isAlike = dtype == value.dtype && device == value.device && Raw.Shape.SameSizes(value.Raw.Shape);
        if (!isAlike && Meta?.Accumulator is not null) Meta.Accumulator = null;
        (Raw, Engine) = (value.Raw, value.Engine);
    }

    /// <remarks>PyTorch 2.13 <c>torch::autograd::utils::has_same_meta</c>.</remarks>
    private static bool HasSameMeta(Tensor @base, Tensor other) =>
        @base.dtype == other.dtype && @base.device == other.device && @base.Raw.Shape.SameSizes(other.Raw.Shape)
        && @base.Raw.Strides.SequenceEqual(other.Raw.Strides) && @base.Raw.Offset == other.Raw.Offset;
}
