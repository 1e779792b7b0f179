namespace Compat;

internal static partial class Checks
{
    /// <summary>The dimensions a fold without identity folds, ascending.</summary>
    /// <exception cref="RuntimeError">There is no element, and no dimension was given.</exception>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>at::native::zero_numel_check_dims</c>.</remarks>
    public static int[] NotEmpty(string name, Tensor self, Dims? dim)
    {
        var dims = Reduced(dim, self.Rank);
        if (self.Count != 0) return dims;
        if (dim is not { Count: > 0 })
        {
            throw new RuntimeError($"{name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim "
                + "with the 'dim' argument.");
        }

        foreach (var d in dims)
        {
            if (self.Raw.Sizes[d] == 0) throw new IndexError($"{name}(): Expected reduction dim {d} to have non-zero size.");
        }

        return dims;
    }

    /// <summary>The dimensions aminmax folds.</summary>
    /// <exception cref="RuntimeError">There is no element.</exception>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    public static int[] Aminmax(Tensor self, long? dim)
    {
        var dims = Reduced(dim is { } d ? (Dims?)d : null, self.Rank);
        if (self.Count != 0) return dims;
        if (dim is null)
        {
            throw new RuntimeError("aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.");
        }

        return self.Raw.Sizes[dims[0]] != 0
            ? dims
            : throw new IndexError($"aminmax: Expected reduction dim {dims[0]} to have non-zero size.");
    }

    /// <exception cref="RuntimeError">A destination has another dtype than the input.</exception>
    public static void AminmaxOut(Tensor self, Tensor min, Tensor max)
    {
        foreach (var destination in (ReadOnlySpan<Tensor>)[min, max])
        {
            if (destination.dtype != self.dtype)
            {
                throw new RuntimeError(
                    $"Expected out tensor to have dtype {CTypeName(self.dtype)}, but got {CTypeName(destination.dtype)} instead");
            }
        }
    }

    /// <exception cref="RuntimeError">The destination has another dtype than the input.</exception>
    public static void SameDType(string name, Tensor self, Tensor? @out)
    {
        if (@out is null || @out.dtype == self.dtype) return;
        throw new RuntimeError($"Expected the dtype for input and out to match, but got {self.dtype.CppName} for input's dtype and "
            + $"{@out.dtype.CppName} for out's dtype.");
    }

    /// <exception cref="RuntimeError">The result's dtype would be neither floating nor complex.</exception>
    public static void MeanDType(Tensor self, DType? dtype)
    {
        if ((dtype ?? self.dtype).IsDifferentiable) return;
        throw new RuntimeError(dtype is null
            ? "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: "
                + self.dtype.CppName
            : "mean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: "
                + dtype.CppName);
    }

    /// <exception cref="NotImplementedError">The tensor is complex.</exception>
    public static void RealKernel(string kernel, Tensor x)
    {
        if (x.dtype.is_complex) throw new NotImplementedError($"\"{kernel}\" not implemented for '{x.dtype.CppName}'");
    }

    /// <exception cref="NotImplementedError">The kernel computes in bool.</exception>
    public static void NotBoolKernel(string kernel, DType dtype)
    {
        if (dtype == DType.Bool) throw new NotImplementedError($"\"{kernel}\" not implemented for 'Bool'");
    }

    /// <exception cref="RuntimeError">The dtype is neither floating nor complex, or nothing has no such norm.</exception>
    /// <remarks>PyTorch 2.13 <c>checkFloatingOrComplex</c>, <c>linalg_vector_norm</c> in ATen/native/LinearAlgebra.cpp.</remarks>
    public static void VectorNorm(Tensor x, Scalar ord, Dims? dim, DType? dtype)
    {
        if (!x.dtype.IsDifferentiable)
        {
            throw new RuntimeError(
                $"linalg.vector_norm: Expected a floating point or complex tensor as input. Got {x.dtype.CppName}");
        }

        if (dtype is { IsDifferentiable: false })
        {
            throw new RuntimeError($"linalg.vector_norm: dtype should be floating point or complex. Got {dtype.CppName}");
        }

        if (x.Count != 0 || (ord.ToDouble() >= 0 && !double.IsPositiveInfinity(ord.ToDouble()))) return;
        if (dim is not { Count: > 0 })
        {
            throw new RuntimeError($"linalg.vector_norm cannot compute the {ord.ToDouble()} norm on an empty tensor because the operation "
                + "does not have an identity");
        }

        foreach (var d in Reduced(dim, x.Rank))
        {
            if (x.Raw.Sizes[d] == 0)
            {
                throw new RuntimeError($"linalg.vector_norm cannot compute the {ord.ToDouble()} norm on the dimension {d} because this "
                    + "dimension is empty and the operation does not have an identity");
            }
        }
    }
}
