using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Compat.Conformance.Values;
using Compat.Engines;

namespace Compat.Conformance.Binder;

/// <summary>Tensors to and from the bytes of case files.</summary>
internal static class TensorBytes
{
    /// <summary>A leaf with the recorded elements, dtype and strides, on the engine in use.</summary>
    /// <exception cref="UnsupportedException">There is no such dtype here.</exception>
    internal static Tensor Make(TensorValue value)
    {
        var dtype = DType.All.FirstOrDefault(type => type.Name == value.Type.Name)
            ?? throw new UnsupportedException($"The dtype {value.Type.Name} does not exist here.");
        var shape = value.Stride is null ? Shape.Of(value.Shape) : Shape.Of(value.Shape, value.Stride);
        var raw = RawTensor.OnHost(shape, dtype);
        var place = 0;
        foreach (var offset in Offsets(value.Shape, value.Strides))
        {
            value.Data.AsSpan(place, dtype.itemsize).CopyTo(Element(raw, offset));
            place += dtype.itemsize;
        }

        var tensor = Tensor.Of(raw, torch.backends.Current);
        if (value.RequiresGrad) tensor.requires_grad = true;
        return tensor;
    }

    /// <summary>The elements of a tensor in row-major order, with its strides where it is not contiguous.</summary>
    internal static TensorValue Of(Tensor tensor)
    {
        var here = tensor.is_cpu ? tensor : tensor.cpu();
        var raw = here.Engine.ToHost(here.Raw);
        var size = raw.DType.itemsize;
        var data = new byte[raw.Count * size];
        var place = 0;
        foreach (var offset in Offsets(raw.Sizes.ToArray(), raw.Strides.ToArray()))
        {
            Element(raw, offset).CopyTo(data.AsSpan(place));
            place += size;
        }

        GC.KeepAlive(here);
        var type = ElementType.Find(raw.DType.Name)!;
        var strides = tensor.Raw.IsContiguous ? null : tensor.Raw.Strides.ToArray();
        return new TensorValue(type, raw.Sizes.ToArray(), data, tensor.requires_grad, strides);
    }

    private static Span<byte> Element(in RawTensor raw, long offset)
    {
        var size = raw.DType.itemsize;
        ref var start = ref ((HostStorage)raw.Storage).Data;
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref start, (nint)((raw.Offset + offset) * size)), size);
    }

    /// <summary>The place of every element, in row-major order of the indices.</summary>
    private static IEnumerable<long> Offsets(long[] sizes, long[] strides)
    {
        if (Array.Exists(sizes, size => size == 0)) yield break;
        var index = new long[sizes.Length];
        var offset = 0L;
        while (true)
        {
            yield return offset;
            var dim = sizes.Length - 1;
            for (; dim >= 0; dim--)
            {
                offset += strides[dim];
                if (++index[dim] < sizes[dim]) break;
                offset -= index[dim] * strides[dim];
                index[dim] = 0;
            }

            if (dim < 0) yield break;
        }
    }
}
