using System.Numerics;

namespace Compat.Conformance.Values;

/// <summary>A value of a case file: what Python had as an argument or a result.</summary>
public abstract record Value;

/// <summary>Python's None.</summary>
public sealed record NoneValue : Value
{
    /// <summary>The only one needed.</summary>
    public static NoneValue Instance { get; } = new();
}

/// <summary>A Python bool.</summary>
public sealed record BoolValue(bool Content) : Value;

/// <summary>A Python int, of any size.</summary>
public sealed record IntValue(BigInteger Content) : Value;

/// <summary>A Python float.</summary>
public sealed record FloatValue(double Content) : Value;

/// <summary>A Python complex.</summary>
public sealed record ComplexValue(double Real, double Imaginary) : Value;

/// <summary>A Python str.</summary>
public sealed record StringValue(string Content) : Value;

/// <summary>A tensor: elements in row-major order, little-endian.</summary>
/// <param name="Type">The dtype.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Data">The elements, contiguous.</param>
/// <param name="RequiresGrad">Whether it took part in autograd.</param>
/// <param name="Stride">The strides, where they were not contiguous.</param>
public sealed record TensorValue(ElementType Type, long[] Shape, byte[] Data, bool RequiresGrad = false, long[]? Stride = null) : Value
{
    /// <summary>The number of elements.</summary>
    public long Count => Data.Length / Type.Size;

    /// <summary>The strides the tensor had, contiguous ones included.</summary>
    public long[] Strides => Stride ?? Contiguous(Shape);

    private static long[] Contiguous(long[] shape)
    {
        var strides = new long[shape.Length];
        var step = 1L;
        for (var dim = shape.Length - 1; dim >= 0; dim--)
        {
            strides[dim] = step;
            step *= Math.Max(shape[dim], 1);
        }

        return strides;
    }
}

/// <summary>Which of Python's sequences a <see cref="SequenceValue"/> is.</summary>
public enum SequenceKind
{
    /// <summary>list</summary>
    List,

    /// <summary>tuple, with or without names</summary>
    Tuple,

    /// <summary>torch.Size</summary>
    Size,
}

/// <summary>A Python list, tuple or torch.Size.</summary>
public sealed record SequenceValue(SequenceKind Kind, IReadOnlyList<Value> Items) : Value;

/// <summary>Which of PyTorch's constants a <see cref="ConstantValue"/> is.</summary>
public enum ConstantKind
{
    /// <summary>torch.dtype</summary>
    DType,

    /// <summary>torch.device</summary>
    Device,

    /// <summary>torch.layout</summary>
    Layout,

    /// <summary>torch.memory_format</summary>
    MemoryFormat,
}

/// <summary>A constant of PyTorch, by its name below torch (a device by its text).</summary>
public sealed record ConstantValue(ConstantKind Kind, string Name) : Value;

/// <summary>A Python slice; each part an int or None.</summary>
public sealed record SliceValue(Value Start, Value Stop, Value Step) : Value;

/// <summary>Python's Ellipsis.</summary>
public sealed record EllipsisValue : Value;
