namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">An operand is no matrix, the inner sizes or the dtypes differ.</exception>
    /// <exception cref="NotImplementedError">The operands are bool.</exception>
    public static void Mm(Tensor a, Tensor b)
    {
        if (a.Rank != 2) throw new RuntimeError("self must be a matrix");
        if (b.Rank != 2) throw new RuntimeError("mat2 must be a matrix");
        Multiplies(a, b);
        if (a.dtype != b.dtype)
        {
            throw new RuntimeError($"expected m1 and m2 to have the same dtype, but got: {CTypeName(a.dtype)} != {CTypeName(b.dtype)}");
        }

        NotBool("addmm_impl_cpu_", a);
    }

    /// <exception cref="RuntimeError">An operand is no matrix, the inner sizes or the dtypes differ.</exception>
    public static void Addmm(Tensor self, Tensor mat1, Tensor mat2)
    {
        if (mat1.Rank != 2) throw new RuntimeError($"mat1 must be a matrix, got {mat1.Rank}-D tensor");
        if (mat2.Rank != 2) throw new RuntimeError($"mat2 must be a matrix, got {mat2.Rank}-D tensor");
        Multiplies(mat1, mat2);
        if (self.dtype != mat2.dtype)
        {
            throw new RuntimeError($"self and mat2 must have the same dtype, but got {self.dtype.CppName} and {mat2.dtype.CppName}");
        }

        if (mat1.dtype != mat2.dtype)
        {
            throw new RuntimeError($"mat1 and mat2 must have the same dtype, but got {mat1.dtype.CppName} and {mat2.dtype.CppName}");
        }

        Expand(self, new Size([mat1.Raw.Sizes[0], mat2.Raw.Sizes[1]]));
        NotBool("addmm_impl_cpu_", mat1);
    }

    /// <exception cref="RuntimeError">The operands are no matrix and vectors, or sizes or dtypes differ.</exception>
    public static void Addmv(Tensor? self, Tensor mat, Tensor vec)
    {
        var rank = self?.Rank ?? 1;
        if (mat.Rank != 2 || vec.Rank != 1 || rank > 1)
        {
            throw new RuntimeError($"vector + matrix @ vector expected, got {rank}, {mat.Rank}, {vec.Rank}");
        }

        var (n, m) = (mat.Raw.Sizes[0], mat.Raw.Sizes[1]);
        var own = self is null ? n : self.Count;
        if (m != vec.Count || (own != n && own != 1))
        {
            throw new RuntimeError($"size mismatch, got input ({own}), mat ({n}x{m}), vec ({vec.Count})");
        }

        var dtype = self?.dtype ?? vec.dtype;
        if (mat.dtype != vec.dtype || dtype != vec.dtype)
        {
            throw new RuntimeError("addmv input tensors must have the same dtype, but got "
                + $"{dtype.CppName}, {mat.dtype.CppName}, and {vec.dtype.CppName}");
        }

        NotBool("addmv_impl_cpu", mat);
    }

    /// <exception cref="RuntimeError">The operands are no vectors of one length and dtype.</exception>
    public static void Dot(string name, Tensor a, Tensor b)
    {
        if (a.Rank != 1 || b.Rank != 1) throw new RuntimeError($"1D tensors expected, but got {a.Rank}D and {b.Rank}D tensors");
        if (a.dtype != b.dtype)
        {
            throw new RuntimeError(
                $"dot : expected both vectors to have same dtype, but found {a.dtype.CppName} and {b.dtype.CppName}");
        }

        if (a.Count != b.Count)
        {
            throw new RuntimeError($"inconsistent tensor size, expected tensor {a.Raw.Shape} and src {b.Raw.Shape} to have the same number "
                + $"of elements, but got {a.Count} and {b.Count} elements respectively");
        }

        NotBool(name, a);
    }

    /// <exception cref="RuntimeError">The operands are no batches of matrices that multiply.</exception>
    public static void Bmm(string name, Tensor? self, Tensor batch1, Tensor batch2)
    {
        if (batch1.Rank != 3) throw new RuntimeError("batch1 must be a 3D tensor");
        if (batch2.Rank != 3) throw new RuntimeError("batch2 must be a 3D tensor");
        var (a, b) = (batch1.shape, batch2.shape);
        if (a[0] != b[0] || a[2] != b[1])
        {
            throw new RuntimeError($"Expected size for first two dimensions of batch2 tensor to be: [{a[0]}, {a[2]}] but got: "
                + $"[{b[0]}, {b[1]}].");
        }

        if (self is null && batch1.dtype != batch2.dtype)
        {
            throw new RuntimeError($"expected scalar type {batch1.dtype.CppName} but found {batch2.dtype.CppName}");
        }

        if (self is not null && (self.dtype != batch1.dtype || self.dtype != batch2.dtype))
        {
            throw new RuntimeError($"Input dtypes must be the same, got: input {CTypeName(self.dtype)}, batch1: "
                + $"{CTypeName(batch1.dtype)}, batch2: {CTypeName(batch2.dtype)}");
        }

        NotBool(name, batch1);
    }

    /// <exception cref="RuntimeError">The operands are no batches of matrices that multiply.</exception>
    public static void Addbmm(Tensor batch1, Tensor batch2)
    {
        if (batch1.Rank != 3) throw new RuntimeError("batch1 must be a 3D tensor");
        if (batch2.Rank != 3) throw new RuntimeError("batch2 must be a 3D tensor");
        var (a, b) = (batch1.shape, batch2.shape);
        if (a[0] != b[0]) throw new RuntimeError($"batch1 and batch2 must have same number of batches, got {a[0]} and {b[0]}");
        if (a[2] != b[1]) throw new RuntimeError($"Incompatible matrix sizes for bmm ({a[1]}x{a[2]} and {b[1]}x{b[2]})");
        NotBool("addmm_impl_cpu_", batch1);
    }

    /// <exception cref="NotImplementedError">The tensor is bool.</exception>
    public static void NotBool(string kernel, Tensor x)
    {
        if (x.dtype == DType.Bool) throw new NotImplementedError($"\"{kernel}\" not implemented for 'Bool'");
    }

    private static void Multiplies(Tensor a, Tensor b)
    {
        var (left, right) = (a.shape, b.shape);
        if (left[1] != right[0])
        {
            throw new RuntimeError($"mat1 and mat2 shapes cannot be multiplied ({left[0]}x{left[1]} and {right[0]}x{right[1]})");
        }
    }
}
