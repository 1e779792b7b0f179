using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>What an engine sees of a tensor: storage, sizes and strides, offset of the first element, element type.</summary>
/// <remarks>The default value stands for "none": no destination, no optional operand.</remarks>
public readonly partial struct RawTensor(Storage storage, Shape shape, long offset, DType dtype)
{
    public readonly Storage Storage = storage;
    public readonly Shape Shape = shape;
    public readonly long Offset = offset;
    public readonly DType DType = dtype;

    /// <summary>False for the default value.</summary>
    public bool Exists => Storage is not null;

    public long Count => Shape.Count;

    public int Rank => Shape.Rank;

    public bool IsContiguous => Shape.IsContiguous;

    public ReadOnlySpan<long> Sizes => Shape.Sizes;

    public ReadOnlySpan<long> Strides => Shape.Strides;

    /// <summary>CPU memory for a tensor of this shape, not cleared.</summary>
    public static RawTensor OnHost(Shape shape, DType dtype)
    {
        var elements = shape.IsContiguous ? shape.Count : shape.Extent;
        if (elements > long.MaxValue / dtype.itemsize) throw new RuntimeError($"Storage size calculation overflowed with sizes={shape}");
        return new RawTensor(new HostStorage(elements * dtype.itemsize), shape, 0, dtype);
    }

    /// <summary>A 0-d tensor of one number, cast to <paramref name="dtype"/>.</summary>
    public static RawTensor OnHost(Scalar value, DType dtype)
    {
        var result = OnHost(Shape.Scalar, dtype);
        Element.Write(ref ((HostStorage)result.Storage).Data, dtype, value);
        return result;
    }

    /// <summary>The same elements looked at through other sizes and strides.</summary>
    public RawTensor As(Shape shape, long offset) => new(Storage, shape, offset, DType);

    /// <summary>The same elements through other sizes and strides, from the same offset.</summary>
    public RawTensor As(Shape shape) => new(Storage, shape, Offset, DType);

    /// <summary>The first element in CPU memory; the caller keeps <see cref="Storage"/> alive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Ref<T>()
        where T : unmanaged => ref Unsafe.As<HostStorage>(Storage).At<T>(Offset);
}
