using Compat.Engines;

namespace Compat;

internal static partial class Checks
{
    /// <summary>The shape a copy gets: row-major, channels last, or (by default) the operand's own order where it is dense.</summary>
    /// <remarks>PyTorch 2.13 <c>at::native::clone</c>, <c>empty_like</c>.</remarks>
    public static Shape ShapeFor(Tensor self, memory_format? format)
    {
        if (format == memory_format.Contiguous) return Shape.Of(self.Raw.Sizes);
        if (format == memory_format.ChannelsLast) return Shape.Of(self.Raw.Sizes, ChannelsLast(self.Raw.Sizes));
        return self.Raw.Shape.IsNonOverlappingAndDense ? self.Raw.Shape : Shape.OfResult(self.Raw.Shape);
    }

    /// <summary>The shape of <paramref name="sizes"/> in an order of elements.</summary>
    public static Shape ShapeFor(ReadOnlySpan<long> sizes, memory_format format) =>
        format == memory_format.ChannelsLast ? Shape.Of(sizes, ChannelsLast(sizes)) : Shape.Of(sizes);

    /// <summary>True where the elements already lie in that order.</summary>
    public static bool HasFormat(Tensor self, memory_format? format)
    {
        if (format == memory_format.Preserve) return true;
        if (format == memory_format.ChannelsLast)
        {
            return Shape.Of(self.Raw.Sizes, ChannelsLast(self.Raw.Sizes)).Strides.SequenceEqual(self.Raw.Strides);
        }

        return self.Raw.IsContiguous;
    }

    private static long[] ChannelsLast(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length != 4) throw new RuntimeError("required rank 4 tensor to use channels_last format");
        return [sizes[1] * sizes[2] * sizes[3], 1, sizes[3] * sizes[1], sizes[1]];
    }
}
