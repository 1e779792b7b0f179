namespace Compat;

public abstract partial class Node
{
    private const string Prefix = "_saved_";
    private const string RawPrefix = "_raw_saved_";

    /// <summary>
    /// A saved value by PyTorch's name: <c>grad_fn["_saved_mat1"]</c>; what stands for a saved tensor: <c>grad_fn["_raw_saved_mat1"]</c>.
    /// </summary>
    /// <exception cref="AttributeError">The node saved nothing of that name; set on the node of what is no custom function.</exception>
    /// <exception cref="RuntimeError">The value was freed by an earlier backward, or written since it was saved.</exception>
    public object? this[string attribute]
    {
        get => attribute == nameof(variable) ? variable : TryAttribute(attribute, out var value)
            ? value
            : throw new AttributeError($"'{TypeName}' object has no attribute '{attribute}'");
        set => SetAttribute(attribute, value);
    }

    /// <summary>The saved tensor.</summary>
    /// <exception cref="AttributeError">The node saved none of that name.</exception>
    /// <exception cref="RuntimeError">It was freed by an earlier backward, or written since it was saved.</exception>
    public Tensor _saved_self => (Tensor)this[Prefix + "self"]!;

    /// <inheritdoc cref="_saved_self"/>
    public Tensor _saved_other => (Tensor)this[Prefix + "other"]!;

    /// <inheritdoc cref="_saved_self"/>
    public Tensor _saved_result => (Tensor)this[Prefix + "result"]!;

    /// <summary>What stands for the saved tensor.</summary>
    /// <exception cref="AttributeError">The node saved none of that name.</exception>
    public SavedTensor _raw_saved_self => (SavedTensor)this[RawPrefix + "self"]!;

    /// <inheritdoc cref="_raw_saved_self"/>
    public SavedTensor _raw_saved_other => (SavedTensor)this[RawPrefix + "other"]!;

    /// <inheritdoc cref="_raw_saved_self"/>
    public SavedTensor _raw_saved_result => (SavedTensor)this[RawPrefix + "result"]!;

    private protected virtual bool TryAttribute(string attribute, out object? value)
    {
        var saved = SavedValues();
        if (attribute.StartsWith(RawPrefix, StringComparison.Ordinal))
        {
            value = saved.Raw(attribute[RawPrefix.Length..]);
            return value is not null;
        }

        var name = attribute.StartsWith(Prefix, StringComparison.Ordinal) ? attribute[Prefix.Length..] : attribute;
        var found = name.Length < attribute.Length && saved.Contains(name);
        value = found ? saved[name] : null;
        return found;
    }

    private protected virtual void SetAttribute(string attribute, object? value) =>
        throw new AttributeError($"'{TypeName}' object has no attribute '{attribute}'");
}
