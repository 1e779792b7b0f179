using System.Numerics;
using System.Runtime.CompilerServices;
using Compat.Engines;
using Compat.Text;

namespace Compat.Literals;

/// <summary>Reads nested data into memory: sizes from the first items, the dtype from all of them.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/utils/tensor_new.cpp</c>: <c>compute_sizes</c>, <c>infer_scalar_type</c>,
/// <c>recursive_store</c>.</remarks>
internal static class Literal
{
    private const int MostDims = 128;

    /// <summary>The data as a row-major tensor in CPU memory.</summary>
    public static RawTensor Read(PyData data, DType? dtype)
    {
        var sizes = Sizes(data);
        var result = RawTensor.OnHost(Shape.Of(sizes), dtype ?? Infer(data));
        long at = 0;
        if (result.Count > 0) Store(data, sizes, 0, result, ref at);
        return result;
    }

    private static long[] Sizes(PyData data)
    {
        var sizes = new List<long>();
        while (data.Value is PyData[] items)
        {
            sizes.Add(items.Length);
            if (sizes.Count > MostDims) throw new ValueError("too many dimensions 'list'");
            if (items.Length == 0) break;
            data = items[0];
        }

        if (data.Value is string)
        {
            // Python's strings are sequences of strings, without end.
            throw sizes.Count == 0 ? new TypeError("new(): invalid data type 'str'") : new ValueError("too many dimensions 'str'");
        }

        return [.. sizes];
    }

    private static DType Infer(PyData data)
    {
        switch (data.Value)
        {
            case bool: return DType.Bool;
            case long: return DType.Int64;
            case double: return torch.get_default_dtype();
            case Complex: return ComplexDefault();
            case Tensor tensor: return tensor.dtype;
            case string: throw new TypeError("new(): invalid data type 'str'");
            case PyData[] { Length: 0 }: return torch.get_default_dtype();
            case PyData[] items:
                DType? result = null;
                foreach (var item in items)
                {
                    var type = Infer(item);
                    result = result is null ? type : Promotion.Types(result, type);
                    if (result == DType.Complex128) break;
                }

                return result!;
            default: throw new RuntimeError($"Could not infer dtype of {PyRepr.TypeName(data.Value)}");
        }
    }

    private static DType ComplexDefault() => torch.get_default_dtype().Type switch
    {
        ScalarType.Float or ScalarType.Double => torch.get_default_dtype().ToComplex(),
        ScalarType.Half => throw new NotImplementedError("complex numbers of two float16 parts (torch.complex32) are not implemented"),
        _ => throw new RuntimeError("invalid default scalar type for complex"),
    };

    private static void Store(PyData data, long[] sizes, int dim, RawTensor into, ref long at)
    {
        if (dim == sizes.Length)
        {
            var storage = (HostStorage)into.Storage;
            LiteralItem.Store(data.Value, into.DType, ref Unsafe.AddByteOffset(ref storage.Data, (nint)(at++ * into.DType.itemsize)));
            GC.KeepAlive(storage);
            return;
        }

        var items = data.Value switch
        {
            PyData[] list => list,
            Tensor { ndim: > 0 } tensor => Rows(tensor),
            _ => throw new TypeError("not a sequence"),
        };
        if (items.Length != sizes[dim])
        {
            throw new ValueError($"expected sequence of length {sizes[dim]} at dim {dim} (got {items.Length})");
        }

        foreach (var item in items) Store(item, sizes, dim + 1, into, ref at);
    }

    private static PyData[] Rows(Tensor tensor)
    {
        var raw = tensor.Raw;
        var shape = Shape.Of(raw.Sizes[1..], raw.Strides[1..]);
        var rows = new PyData[raw.Sizes[0]];
        for (var i = 0; i < rows.Length; i++) rows[i] = Tensor.Of(raw.As(shape, raw.Offset + (i * raw.Strides[0])), tensor.Engine);
        return rows;
    }
}
