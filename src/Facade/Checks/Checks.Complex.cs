using Compat.Text;

namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">The elements are not adjacent pairs of real numbers.</exception>
    public static void Pairs(Tensor self)
    {
        if (self.dtype != DType.Float32 && self.dtype != DType.Float64)
        {
            throw new RuntimeError("view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: "
                + self.dtype.CppName);
        }

        var raw = self.Raw;
        if (raw.Rank == 0) throw new RuntimeError("Input tensor must have one or more dimensions");
        if (raw.Sizes[^1] != 2) throw new RuntimeError("Tensor must have a last dimension of size 2");
        if (raw.Strides[^1] != 1) throw new RuntimeError("Tensor must have a last dimension with stride 1");
        for (var d = 0; d < raw.Rank - 1; d++)
        {
            if (raw.Strides[d] % 2 != 0) throw new RuntimeError("Tensor must have a stride divisible by 2 for all but last dimension");
        }

        if (raw.Offset % 2 != 0) throw new RuntimeError("Tensor must have a storage_offset divisible by 2");
    }

    /// <exception cref="RuntimeError">The dtypes differ, or a tolerance is negative.</exception>
    public static void Close(Tensor self, Tensor other, double rtol, double atol)
    {
        if (self.dtype != other.dtype) throw new RuntimeError($"{self.dtype.CppName} did not match {other.dtype.CppName}");
        if (!(rtol >= 0)) throw new RuntimeError($"rtol must be greater than or equal to zero, but got {PyFormat.Format(rtol, "g")}");
        if (!(atol >= 0)) throw new RuntimeError($"atol must be greater than or equal to zero, but got {PyFormat.Format(atol, "g")}");
    }
}
