namespace Compat;

public abstract partial class Node
{
    /// <summary>A saved value by PyTorch's name: <c>grad_fn["_saved_mat1"]</c>.</summary>
    /// <exception cref="AttributeError">The node saved nothing of that name.</exception>
    /// <exception cref="RuntimeError">The value was freed by an earlier backward, or written since it was saved.</exception>
    public object? this[string attribute]
    {
        get
        {
            var saved = SavedValues();
            return attribute.StartsWith(Prefix, StringComparison.Ordinal) && saved.Contains(attribute[Prefix.Length..])
                ? saved[attribute[Prefix.Length..]]
                : throw new AttributeError($"'{TypeName}' object has no attribute '{attribute}'");
        }
    }

    private const string Prefix = "_saved_";

    public Tensor _saved_self => (Tensor)this[Prefix + "self"]!;

    public Tensor _saved_other => (Tensor)this[Prefix + "other"]!;

    public Tensor _saved_result => (Tensor)this[Prefix + "result"]!;

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
