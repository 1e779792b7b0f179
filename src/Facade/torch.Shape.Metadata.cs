using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The sizes.</summary>
    public static Size size(this Tensor self) => self.shape;

    /// <summary>The size of dimension <paramref name="dim"/>.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    public static long size(this Tensor self, long dim) => self.Raw.Sizes[Checks.WrapWithout0d(dim, self.Rank)];

    /// <summary>Steps between neighbours in memory, in elements, one for each dimension; prints as a tuple.</summary>
    public static Strides stride(this Tensor self) => new(self.Raw.Strides);

    /// <summary>The step between neighbours of dimension <paramref name="dim"/>, in elements.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    public static long stride(this Tensor self, long dim) => self.Raw.Strides[Checks.WrapWithout0d(dim, self.Rank)];

    /// <summary>Place of the first element in its storage, in elements.</summary>
    public static long storage_offset(this Tensor self) => self.Raw.Offset;

    /// <summary>Number of dimensions.</summary>
    public static int dim(this Tensor self) => self.Rank;

    /// <summary>Number of dimensions.</summary>
    public static int ndimension(this Tensor self) => self.Rank;

    /// <summary>Number of elements.</summary>
    public static long numel(this Tensor input) => input.Count;

    /// <summary>Number of elements.</summary>
    public static long nelement(this Tensor self) => self.Count;

    /// <summary>Bytes of one element.</summary>
    public static int element_size(this Tensor self) => self.dtype.itemsize;

    /// <summary>True where the elements lie in the order of <paramref name="memory_format"/>, by default row-major.</summary>
    public static bool is_contiguous(this Tensor self, memory_format? memory_format = null) =>
        memory_format == Compat.memory_format.ChannelsLast
            ? self.Rank == 4 && Checks.HasFormat(self, memory_format)
            : self.Raw.IsContiguous;

    /// <summary>Address of the first element, 0 where there is none; of small tensors it holds until the next collection only.</summary>
    public static long data_ptr(this Tensor self) => self.Count == 0
        ? 0
        : ((HostStorage)self.Engine.ToHost(self.Raw).Storage).Address + (self.Raw.Offset * self.dtype.itemsize);

    /// <summary>True for a floating dtype.</summary>
    public static bool is_floating_point(this Tensor input) => input.dtype.is_floating_point;

    /// <summary>True for a complex dtype.</summary>
    public static bool is_complex(this Tensor input) => input.dtype.is_complex;

    /// <summary>True for a dtype with negative numbers.</summary>
    public static bool is_signed(this Tensor input) => input.dtype.is_signed;

    /// <summary>True where both have the same sizes.</summary>
    public static bool is_same_size(this Tensor self, Tensor other) => self.Raw.Shape.SameSizes(other.Raw.Shape);

    /// <summary>Gives the tensor other sizes in row-major order, with memory of its own where what it has does not suffice; elements that
    /// are there keep their places, new ones are unspecified.</summary>
    /// <exception cref="RuntimeError">The tensor requires grad, outside inference mode.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.resize_</c>.</remarks>
    public static Tensor resize_(this Tensor self, params Size size)
    {
        Checks.Sizes(size);
        return Resized(self, Shape.Of(size.Span));
    }

    /// <summary>Gives the tensor the sizes of another, in row-major order or in the order asked for.</summary>
    /// <exception cref="RuntimeError">The tensor requires grad, outside inference mode.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.resize_as_</c>.</remarks>
    public static Tensor resize_as_(this Tensor input, Tensor the_template, memory_format? memory_format = null)
    {
        var sizes = the_template.Raw.Sizes;
        Resized(input, Shape.Of(sizes));
        if (memory_format is not { } format) return input;
        if (format == preserve_format && sizes.Length == 4 && Checks.HasFormat(the_template, channels_last)) format = channels_last;
        input.Raw = input.Raw.As(Checks.ShapeFor(sizes, format));
        return input;
    }

    private static Tensor Resized(Tensor self, Shape shape)
    {
        if (self.requires_grad && !GradMode.InferenceEnabled) throw new RuntimeError("cannot resize variables that require grad");
        if (self.Raw.Shape.SameSizes(shape)) return self;
        var needed = (self.Raw.Offset + shape.Count) * self.dtype.itemsize;
        if (needed <= self.Raw.Storage.ByteCount) self.Raw = self.Raw.As(shape);
        else
        {
            var larger = self.Engine.Empty(shape, self.dtype, self.device);
            var kept = self.Raw.Storage.ByteCount / self.dtype.itemsize;
            if (kept > 0) self.Engine.Copy(self.Raw.As(Shape.Of(kept), 0), larger.As(Shape.Of(kept), 0));
            self.Raw = larger;
        }

        self.Bump();
        return self;
    }
}
