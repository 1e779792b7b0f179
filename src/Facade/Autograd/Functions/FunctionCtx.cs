namespace Compat;

/// <summary>What forward hands to backward in a custom function; values under names of the user's own through the indexer.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.function.FunctionCtx</c>.</remarks>
public sealed class FunctionCtx
{
    private readonly Dictionary<string, object?> _values = [];

    /// <summary>Which arguments of forward need a gradient.</summary>
    public bool[] needs_input_grad { get; internal set; } = [];

    /// <summary>The tensors saved by forward, checked for writes since.</summary>
    /// <exception cref="RuntimeError">They were freed by an earlier backward, or written in place.</exception>
    public SavedTensors saved_tensors => new([.. Saved.Select(saved => saved.TryUnpack()!)]);

    internal Saved[] Saved { get; set; } = [];

    internal Tensor?[] ToSave { get; private set; } = [];

    internal HashSet<Tensor> Dirty { get; } = new(ReferenceEqualityComparer.Instance);

    internal HashSet<Tensor> NonDifferentiable { get; } = new(ReferenceEqualityComparer.Instance);

    internal bool Materialize { get; private set; } = true;

    /// <summary>A value kept from forward to backward: <c>ctx["scale"] = 2.0</c>.</summary>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out var value)
            ? value
            : throw new AttributeError($"'FunctionCtx' object has no attribute '{name}'");
        set => _values[name] = value;
    }

    /// <summary>Keeps tensors for backward.</summary>
    public void save_for_backward(params ReadOnlySpan<Tensor?> tensors) => ToSave = tensors.ToArray();

    /// <summary>Declares inputs that forward wrote in place.</summary>
    public void mark_dirty(params ReadOnlySpan<Tensor> args) => Dirty.UnionWith(args.ToArray());

    /// <summary>Declares outputs that have no gradient.</summary>
    public void mark_non_differentiable(params ReadOnlySpan<Tensor> args) => NonDifferentiable.UnionWith(args.ToArray());

    /// <summary>Whether backward sees zeros (by default) or null for an output without a gradient.</summary>
    public void set_materialize_grads(bool value) => Materialize = value;
}

/// <summary>Saved tensors: by index, or taken apart.</summary>
public readonly struct SavedTensors(Tensor[] tensors)
{
    public int Count => tensors.Length;

    public Tensor this[int index] => tensors[index];

    /// <summary>The only one: <c>input, = ctx.saved_tensors</c>.</summary>
    public static implicit operator Tensor(SavedTensors saved) => saved.Count == 1
        ? saved[0]
        : throw new ValueError(saved.Count > 1
            ? "too many values to unpack (expected 1)"
            : "not enough values to unpack (expected 1, got 0)");

    public void Deconstruct(out Tensor a, out Tensor b) => (a, b) = (tensors[0], tensors[1]);

    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c) => (a, b, c) = (tensors[0], tensors[1], tensors[2]);

    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d) =>
        (a, b, c, d) = (tensors[0], tensors[1], tensors[2], tensors[3]);
}
