namespace Compat;

internal static partial class Checks
{
    /// <summary>The wrapped dimension of an index_copy.</summary>
    /// <exception cref="IndexError">The index is no vector of as many elements as the source has slices, or lies outside.</exception>
    /// <exception cref="RuntimeError">Sizes or dtypes do not fit.</exception>
    public static int IndexCopy(Tensor self, long dim, Tensor index, Tensor source)
    {
        Pipelines.Same("index_copy", self, ("index", index), ("source", source));
        var d = Wrap(dim, self.Rank);
        if (index.Rank >= 2) throw new IndexError($"index_copy_(): Index should have dimension 1 or 0 (got {index.Rank})");
        if (source.Rank == 0 && index.Count != 1)
        {
            throw new IndexError($"index_copy_(): When source is scalar, index should have one element (got {index.Count})");
        }

        if (source.Rank != self.Rank && source.Rank != 0 && self.Rank != 0)
        {
            throw new IndexError("index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
                + $"dimensionality ({source.Rank}), destination dimensionality ({self.Rank})");
        }

        if (index.dtype != DType.Int64)
        {
            throw new RuntimeError($"index_copy_(): Expected a long tensor for index, but got {index.dtype.CppName}");
        }

        if (self.dtype != source.dtype)
        {
            throw new RuntimeError($"index_copy_(): self and source expected to have the same dtype, but got (self) {self.dtype.CppName} "
                + "and "
                + $"(source) {source.dtype.CppName}");
        }

        SameSlices(self, source, d);
        if (source.Rank > 0 && index.Count != source.Raw.Sizes[d])
        {
            throw new IndexError($"index_copy_(): Number of indices ({index.Count}) should be equal to source.size(dim) "
                + $"({source.Raw.Sizes[d]})");
        }

        Inside("index_copy_(): ", self, d, index, 0);
        return d;
    }

    /// <summary>The wrapped dimension of an index_fill.</summary>
    /// <exception cref="IndexError">The index is not int64, no vector, or lies outside.</exception>
    /// <exception cref="RuntimeError">The value is not 0-d.</exception>
    public static int IndexFill(Tensor self, long dim, Tensor index, Tensor? value = null)
    {
        Pipelines.Same("_index_fill_", self, ("index", index), ("value", value is { IsFromNumber: false } ? value : null));
        if (value is { Rank: > 0 })
        {
            throw new RuntimeError("index_fill_ only supports a 0-dimensional value tensor, but got tensor with "
                + $"{value.Rank} dimension(s).");
        }

        if (index.dtype != DType.Int64) throw new IndexError("index_fill_(): Expected dtype int64 for index.");
        var d = Wrap(dim, self.Rank);
        if (index.Rank > 1) throw new IndexError("Index has to be a vector/scalar");
        Inside(string.Empty, self, d, index, SizeOf(self, d));
        return d;
    }

    private static void SameSlices(Tensor self, Tensor source, int dim)
    {
        var (own, other) = (SliceSizes(self, dim), SliceSizes(source, source.Rank == 0 ? 0 : dim));
        if (own.AsSpan().SequenceEqual(other)) return;
        throw new RuntimeError("index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: "
            + $"{string.Join(", ", own)} at dimension {dim} and source slice shape: {string.Join(", ", other)} at dimension 0.");
    }

    private static long[] SliceSizes(Tensor x, int dim) =>
        x.Rank == 0 ? [] : [.. x.Raw.Sizes[..dim], .. x.Raw.Sizes[(dim + 1)..]];

    // Asked before anything is written; the kernel that writes has another text.
    private static void Inside(string head, Tensor self, int dim, Tensor index, long below)
    {
        var size = SizeOf(self, dim);
        foreach (var place in index.reshape(-1).unbind())
        {
            var at = (long)place.item();
            if (at < -below || at >= size) throw new IndexError($"{head}index {at} is out of bounds for dimension {dim} with size {size}");
        }
    }

    /// <exception cref="RuntimeError">The value has dimensions.</exception>
    public static void MaskedFillValue(Tensor value)
    {
        if (value.Rank > 0)
        {
            throw new RuntimeError("masked_fill_ only supports a 0-dimensional value tensor, but got tensor with "
                + $"{value.Rank} dimension(s).");
        }
    }

    /// <exception cref="RuntimeError">The mask is not bool.</exception>
    public static void MaskedFillMask(Tensor mask)
    {
        if (mask.dtype != DType.Bool)
        {
            throw new RuntimeError($"masked_fill_ only supports boolean masks, but got mask with dtype {CTypeName(mask.dtype)}");
        }
    }

    /// <exception cref="RuntimeError">The mask is not bool, or the dtypes differ.</exception>
    public static void MaskedScatter(Tensor self, Tensor mask, Tensor source)
    {
        if (self.dtype != source.dtype)
        {
            throw new RuntimeError("masked_scatter: expected self and source to have same dtypes but got"
                + $"{self.dtype.CppName} and {source.dtype.CppName}");
        }

        if (mask.dtype != DType.Bool)
        {
            throw new RuntimeError($"masked_scatter_ only supports boolean masks, but got mask with dtype {mask.dtype.CppName}");
        }
    }

    /// <exception cref="RuntimeError">The number does not fit the dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>c10::Scalar::to</c>, <c>c10::overflows</c>: unsigned types take negative numbers, bool takes any.</remarks>
    public static void Fits(Scalar value, DType dtype)
    {
        if (dtype == DType.Bool || IsWithin(value, dtype)) return;
        var name = dtype.Type switch
        {
            ScalarType.Byte => "uint8_t",
            ScalarType.Char => "int8_t",
            ScalarType.Short => "int16_t",
            ScalarType.Long => "int64_t",
            _ => CTypeName(dtype),
        };
        throw new RuntimeError($"value cannot be converted to type {name} without overflow");
    }

    private static bool IsWithin(Scalar value, DType dtype)
    {
        var complex = value.ToComplex();
        if (!dtype.is_complex && complex.Imaginary != 0) return false;
        var (real, most) = (complex.Real, Largest(dtype));
        if (dtype.IsIntegral) return real >= (dtype == DType.UInt8 ? -most : -most - 1) && real <= most;
        return double.IsInfinity(real) || double.IsNaN(real) || Math.Abs(real) <= most;
    }

    private static double Largest(DType dtype) => dtype.Type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Char => sbyte.MaxValue,
        ScalarType.Short => short.MaxValue,
        ScalarType.Int => int.MaxValue,
        ScalarType.Long => long.MaxValue,
        ScalarType.Half => 65504,
        ScalarType.BFloat16 => 3.3895313892515355e38,
        ScalarType.Float or ScalarType.ComplexFloat => float.MaxValue,
        _ => double.MaxValue,
    };
}
