namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">An operand is no matrix, the inner sizes or the dtypes differ.</exception>
    public static void Mm(Tensor a, Tensor b)
    {
        if (a.Rank != 2) throw new RuntimeError("self must be a matrix");
        if (b.Rank != 2) throw new RuntimeError("mat2 must be a matrix");
        var left = a.Raw.Sizes;
        var right = b.Raw.Sizes;
        if (left[1] != right[0])
        {
            throw new RuntimeError($"mat1 and mat2 shapes cannot be multiplied ({left[0]}x{left[1]} and {right[0]}x{right[1]})");
        }

        if (a.dtype != b.dtype)
        {
            throw new RuntimeError($"expected m1 and m2 to have the same dtype, but got: {CTypeName(a.dtype)} != {CTypeName(b.dtype)}");
        }
    }
}
