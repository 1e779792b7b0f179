using Compat.Engines;

namespace Compat;

internal static partial class Checks
{
    /// <summary>Replaces a −1 by what the number of elements leaves.</summary>
    /// <exception cref="RuntimeError">The sizes do not have that many elements, or −1 stands twice or is ambiguous.</exception>
    /// <remarks>PyTorch 2.13 <c>at::infer_size</c>.</remarks>
    public static long[] InferSize(Size size, long count)
    {
        var sizes = size.ToArray();
        long known = 1;
        var unknown = -1;
        for (var d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] == -1)
            {
                if (unknown >= 0) throw new RuntimeError("only one dimension can be inferred");
                unknown = d;
            }
            else if (sizes[d] < 0) throw new RuntimeError($"invalid shape dimension {sizes[d]} at index {d} of shape {Text(size)}");
            else known *= sizes[d];
        }

        if (unknown >= 0 && known == 0 && count == 0)
        {
            throw new RuntimeError($"cannot reshape tensor of 0 elements into shape {Text(size)} because the unspecified dimension size -1 "
                + "can be any value and is ambiguous");
        }

        if (unknown >= 0 ? known == 0 || count % known != 0 : known != count)
        {
            throw new RuntimeError($"shape '{Text(size)}' is invalid for input of size {count}");
        }

        if (unknown >= 0) sizes[unknown] = count / known;
        return sizes;
    }

    /// <summary>The sizes an expansion gives.</summary>
    /// <exception cref="RuntimeError">Too few sizes, or a size other than 1 would change.</exception>
    public static long[] Expand(Tensor self, Size size)
    {
        var (sizes, added) = (size.ToArray(), size.Length - self.Rank);
        if (added < 0)
        {
            throw new RuntimeError($"expand({TypeText(self)}{{{self.Raw.Shape}}}, size={Text(size)}): the number of sizes provided "
                + $"({size.Length}) must be greater or equal to the number of dimensions in the tensor ({self.Rank})");
        }

        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            var own = d < added ? -1 : self.Raw.Sizes[d - added];
            if (sizes[d] == -1 && own < 0)
            {
                throw new RuntimeError($"The expanded size of the tensor ({sizes[d]}) isn't allowed in a leading, non-existing dimension "
                    + $"{d}");
            }

            if (sizes[d] < -1 && (own is -1 or 1)) throw new RuntimeError("numel: integer multiplication overflow");
            if (sizes[d] == -1) sizes[d] = own;
            else if (own >= 0 && own != 1 && own != sizes[d])
            {
                throw new RuntimeError($"The expanded size of the tensor ({sizes[d]}) must match the existing size ({own}) at "
                    + "non-singleton "
                    + $"dimension {d}.  Target sizes: {Text(size)}.  Tensor sizes: {self.Raw.Shape}");
            }
        }

        return sizes;
    }

    /// <exception cref="RuntimeError">Sizes and strides differ in number, are negative, or reach beyond the storage.</exception>
    public static void AsStrided(Tensor self, Shape shape, long offset)
    {
        foreach (var stride in shape.Strides)
        {
            if (stride < 0) throw new RuntimeError("as_strided: Negative strides are not supported at the moment, got strides: "
                + $"[{Join(shape.Strides)}]");
        }

        foreach (var size in shape.Sizes)
        {
            if (size >= 0) continue;
            throw new RuntimeError($"Storage size calculation overflowed with sizes=[{Join(shape.Sizes)}] and "
                + $"strides=[{Join(shape.Strides)}]");
        }

        if (offset < 0) throw new RuntimeError($"Tensor: invalid storage offset {offset}");
        var bytes = (offset + shape.Extent) * self.dtype.itemsize;
        if (shape.Count > 0 && bytes > self.Raw.Storage.ByteCount)
        {
            throw new RuntimeError($"setStorage: sizes {shape}, strides [{Join(shape.Strides)}], storage offset {offset}, and itemsize "
                + $"{self.dtype.itemsize} requiring a storage size of {bytes} are out of bounds for storage of size "
                + $"{self.Raw.Storage.ByteCount}");
        }
    }

    /// <summary>Sizes as C++ prints them: <c>[2, 3]</c>.</summary>
    public static string Text(Size size) => $"[{string.Join(", ", size)}]";

    private static string Join(ReadOnlySpan<long> values) => string.Join(", ", values.ToArray());

    /// <summary>The name of a tensor's legacy type.</summary>
    /// <remarks>PyTorch 2.13 <c>DeprecatedTypeProperties::toString</c>, or a name that its Python module has registered.</remarks>
    public static string TypeText(Tensor self)
    {
        var (name, isCpu) = (self.dtype.CppName, self.device.type == "cpu");
        return name is "Float" or "Double" or "Half" or "Long" or "Int" or "Short" or "Char" or "Byte"
            ? $"torch.{(isCpu ? "" : self.device.type + ".")}{name}Tensor"
            : $"{self.device.type.ToUpperInvariant()}{name}Type";
    }
}
