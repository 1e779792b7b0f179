namespace Compat;

public abstract partial class Node
{
    /// <summary>The leaf that an accumulator adds to.</summary>
    /// <exception cref="AttributeError">The node is no accumulator.</exception>
    public virtual Tensor variable => throw new AttributeError($"'{TypeName}' object has no attribute '{nameof(variable)}'");

    /// <inheritdoc/>
    /// <remarks>PyTorch 2.13 <c>Node.metadata</c>.</remarks>
    public override Dictionary<string, object?> metadata
    {
        get
        {
            lock (this) return (_rest ??= new Rest()).Metadata ??= [];
        }
    }

    // What stands in `metadata`, which is not made for the question.
    internal object? Remembered(string key) =>
        _rest?.Metadata is { } metadata && metadata.TryGetValue(key, out var value) ? value : null;

    /// <inheritdoc/>
    public override IReadOnlyList<InputMetadata> _input_metadata
    {
        get
        {
            var all = new InputMetadata[Outputs];
            for (var i = 0; i < all.Length; i++) all[i] = new InputMetadata(Output(i), OutputDevice ?? Device.Cpu);
            return new Text.PyTuple<InputMetadata>(all);
        }
    }

    /// <inheritdoc/>
    public override ulong _sequence_nr() => Sequence == long.MaxValue ? ulong.MaxValue : (ulong)Sequence;

    /// <summary>Changes when the node runs among those that are ready.</summary>
    /// <remarks>PyTorch 2.13 <c>Node._set_sequence_nr</c>.</remarks>
    public void _set_sequence_nr(ulong sequence_nr) => Sequence = (long)Math.Min(sequence_nr, long.MaxValue);

    /// <summary>Always true.</summary>
    /// <remarks>PyTorch 2.13 <c>THPCppFunction_requires_grad</c>.</remarks>
    public bool requires_grad => true;

    /// <summary>Python's <c>grad_fn(gradients…)</c>: the gradients of the inputs from those of the outputs.</summary>
    /// <exception cref="TypeError">There are not as many gradients as the node has outputs.</exception>
    /// <remarks>PyTorch 2.13 <c>THPCppFunction_call</c>.</remarks>
    public Tensor?[] call(params Tensor?[] gradients) => gradients.Length == Outputs ? Apply(gradients)
        : throw new TypeError($"expected {Outputs} arguments, got {gradients.Length} instead");

    /// <summary>What Python's <c>type(node).__name__</c> is.</summary>
    internal virtual string TypeName => GetType().Name;

    internal SavedAttributes SavedValues()
    {
        var saved = new SavedAttributes();
        Attributes(saved);
        return saved;
    }

    /// <summary>Python's repr without its address.</summary>
    public override string ToString() => $"<{TypeName} object>";
}
