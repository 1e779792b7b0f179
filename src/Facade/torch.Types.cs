namespace Compat;

public static partial class torch
{
    /// <summary>Python's <c>type(value)</c>, for its <c>__name__</c>.</summary>
    public static PyType type(object? value) => new(value);
}

/// <summary>Python's type of a value, as far as its name goes.</summary>
public readonly struct PyType
{
    private readonly object? _value;

    internal PyType(object? value) => _value = value;

    /// <summary>The class name PyTorch's users see: <c>AddBackward0</c>, <c>Linear</c>, <c>float</c>.</summary>
    public string __name__ => _value switch
    {
        Node node => node.TypeName,
        torch.nn.Module module => module._get_name(),
        _ => Text.PyRepr.TypeName(_value),
    };

    public override string ToString() => $"<class '{__name__}'>";
}
