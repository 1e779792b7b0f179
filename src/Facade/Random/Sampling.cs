using System.Runtime.InteropServices;
using Compat.Engines;

namespace Compat;

/// <summary>Samples for tensors of any dtype and any strides, made in CPU memory and handed to the tensor's engine.</summary>
internal static class Sampling
{
    /// <summary>Fills <paramref name="self"/> in PyTorch's order: that of the strides, smallest innermost.</summary>
    /// <remarks>ATen's serial kernels over TensorIterator. One operation holds the generator from first draw to last.</remarks>
    internal static void Fill<TFill>(Tensor self, torch.Generator? generator, TFill fill) where TFill : struct, IFill
    {
        if (self.Count == 0) return;
        var target = self.Raw;
        var direct = target.Storage is HostStorage && target.Shape.IsNonOverlappingAndDense;
        var samples = direct ? target : RawTensor.OnHost(Shape.OfResult(target.Shape), target.DType);
        var stream = StreamOf(generator);
        lock (stream.Gate) Run(samples, new Filling<TFill>(stream, fill));
        if (!direct) self.Engine.Copy(samples, target);
    }

    /// <summary>A contiguous tensor of draws, one for each element of <paramref name="parameters"/> in its order.</summary>
    internal static Tensor Replaced<TParameters>(
        Tensor parameters, Shape shape, torch.Generator? generator, TParameters distribution) where TParameters : struct, IParameters
    {
        var samples = RawTensor.OnHost(shape, parameters.dtype);
        parameters.Engine.Copy(parameters.Raw.As(parameters.Raw.Shape.ExpandTo(shape.Sizes)), samples);
        var stream = StreamOf(generator);
        lock (stream.Gate) Run(samples, new Replacing<TParameters>(stream, distribution));
        return FromHost(samples, parameters);
    }

    /// <summary>A tensor for samples: the sizes of <paramref name="like"/>, its strides where it is dense.</summary>
    internal static Tensor EmptyLike(Tensor like, DType? dtype = null, Device? device = null, memory_format? format = null) => Tensor.Of(
        like.Engine.Empty(Checks.ShapeFor(like, format), dtype ?? like.dtype, Checks.Device(device, like)), like.Engine);

    /// <summary>A tensor of these elements on the engine and device of <paramref name="like"/>.</summary>
    internal static Tensor FromHost(in RawTensor samples, Tensor like) =>
        Tensor.Of(like.Engine.FromHost(samples, like.device), like.Engine);

    internal static RandomStream StreamOf(torch.Generator? generator) => (generator ?? torch.default_generator).Stream;

    /// <summary>The elements of <paramref name="tensor"/> in CPU memory, laid out as <paramref name="shape"/> of the same sizes.</summary>
    internal static RawTensor OnHost(Tensor tensor, Shape shape)
    {
        if (tensor.Raw is { Storage: HostStorage, IsContiguous: true } && shape.IsContiguous) return tensor.Raw;
        return tensor.Engine.Copy(tensor.Raw.As(tensor.Raw.Shape.ExpandTo(shape.Sizes)), RawTensor.OnHost(shape, tensor.dtype));
    }

    /// <summary>The elements of a dense tensor in CPU memory, in the order they lie.</summary>
    internal static Span<T> Elements<T>(in RawTensor dense, int each = 1) where T : unmanaged
    {
        var count = dense.Count * each;
        if (count > int.MaxValue) throw new NotImplementedError("random numbers are drawn for at most 2^31 - 1 elements at once");
        return MemoryMarshal.CreateSpan(ref dense.Ref<T>(), (int)count);
    }

    /// <summary>Runs <paramref name="body"/> with the element type of <paramref name="dense"/>; a complex one is two reals.</summary>
    internal static void Run<TBody>(in RawTensor dense, TBody body) where TBody : struct, IElementBody
    {
        switch (dense.DType.Type)
        {
            case ScalarType.Float: body.Run<float, SingleElement>(Elements<float>(dense)); break;
            case ScalarType.Double: body.Run<double, DoubleElement>(Elements<double>(dense)); break;
            case ScalarType.Half: body.Run<Half, HalfElement>(Elements<Half>(dense)); break;
            case ScalarType.BFloat16: body.Run<BFloat16, BFloat16Element>(Elements<BFloat16>(dense)); break;
            case ScalarType.ComplexFloat: body.Run<float, SingleElement>(Elements<float>(dense, 2)); break;
            case ScalarType.ComplexDouble: body.Run<double, DoubleElement>(Elements<double>(dense, 2)); break;
            case ScalarType.Long: body.Run<long, IntegerElement<long>>(Elements<long>(dense)); break;
            case ScalarType.Int: body.Run<int, IntegerElement<int>>(Elements<int>(dense)); break;
            case ScalarType.Short: body.Run<short, IntegerElement<short>>(Elements<short>(dense)); break;
            case ScalarType.Char: body.Run<sbyte, IntegerElement<sbyte>>(Elements<sbyte>(dense)); break;
            case ScalarType.Byte: body.Run<byte, IntegerElement<byte>>(Elements<byte>(dense)); break;
            default: body.Run<bool, BoolElement>(Elements<bool>(dense)); break;
        }
        GC.KeepAlive(dense.Storage);
    }

    private readonly record struct Replacing<TParameters>(RandomStream Stream, TParameters Distribution) : IElementBody
        where TParameters : struct, IParameters
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T> => Distribution.Replace<T, TElement>(Stream, elements);
    }

    private readonly record struct Filling<TFill>(RandomStream Stream, TFill Fill) : IElementBody where TFill : struct, IFill
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T> => Fill.Fill<T, TElement>(Stream, elements);
    }
}

/// <summary>A step over the elements of one tensor, written once for every element type.</summary>
internal interface IElementBody
{
    void Run<T, TElement>(Span<T> elements) where T : unmanaged where TElement : struct, IElement<T>;
}
