namespace Compat;

/// <summary>Argument checks with PyTorch's texts.</summary>
internal static partial class Checks
{
    /// <summary>The dimension as it was given, checked as <see cref="Wrap(long, int)"/> does.</summary>
    internal static int Given(long dim, int rank)
    {
        _ = Wrap(dim, rank);
        return (int)dim;
    }

    /// <summary>Maps <paramref name="dim"/> to [0, rank), as <c>maybe_wrap_dim</c> does; a 0-d tensor accepts 0 and −1.</summary>
    public static int Wrap(long dim, int rank)
    {
        var extent = Math.Max(rank, 1);
        return dim >= -extent && dim < extent
            ? (int)(dim < 0 ? dim + extent : dim)
            : throw new IndexError($"Dimension out of range (expected to be in range of [{-extent}, {extent - 1}], but got {dim})");
    }

    /// <summary>The dimensions a reduction folds, ascending; none given folds all.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <exception cref="RuntimeError">A dimension appears twice.</exception>
    public static int[] Reduced(Dims? dim, int rank)
    {
        if (rank > 64) throw new RuntimeError("only tensors with up to 64 dims are supported");
        if (dim is not { } dims || dims.Count == 0) return [.. Enumerable.Range(0, rank)];
        var seen = new bool[Math.Max(rank, 1)];
        foreach (var d in dims)
        {
            var wrapped = Wrap(d, rank);
            if (seen[wrapped]) throw new RuntimeError($"dim {wrapped} appears multiple times in the list of dims");
            seen[wrapped] = true;
        }

        return rank == 0 ? [] : [.. Enumerable.Range(0, rank).Where(d => seen[d])];
    }

    /// <summary>True where sizes <paramref name="from"/> broadcast to <paramref name="to"/>.</summary>
    public static bool IsExpandableTo(ReadOnlySpan<long> from, ReadOnlySpan<long> to)
    {
        if (from.Length > to.Length) return false;
        for (var i = 1; i <= from.Length; i++)
        {
            if (from[^i] != to[^i] && from[^i] != 1) return false;
        }

        return true;
    }

    /// <exception cref="RuntimeError">The gradient's shape, dtype or device is not the tensor's.</exception>
    /// <remarks>PyTorch 2.13 <c>check_legacy_grad</c> in <c>python_variable.cpp</c>.</remarks>
    public static void AssignedGrad(Tensor self, Tensor grad)
    {
        if (ReferenceEquals(self, grad)) throw new RuntimeError("can't assign Variable as its own grad");
        if (grad.dtype != self.dtype)
        {
            throw new RuntimeError($"attempting to assign a gradient with dtype '{CTypeName(grad.dtype)}' to a tensor with grad_dtype "
                + $"'{self.dtype.CppName}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set "
                + "the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. "
                + "Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.");
        }

        if (grad.device != self.device || !ReferenceEquals(grad.Engine, self.Engine))
        {
            throw new RuntimeError(
                $"attempting to assign a gradient with device type '{grad.device.type}' to a tensor with device type '{self.device.type}'. "
                + "Please ensure that the gradient and the tensor are on the same device");
        }

        if (!grad.Raw.Shape.SameSizes(self.Raw.Shape))
        {
            throw new RuntimeError($"attempting to assign a gradient of size '{grad.Raw.Shape}' to a tensor of size '{self.Raw.Shape}'. "
                + "Please ensure that the gradient and the tensor are the same size");
        }
    }

    internal static string CTypeName(DType dtype) => dtype.Type switch
    {
        ScalarType.Float => "float",
        ScalarType.Double => "double",
        ScalarType.Long => "long int",
        ScalarType.Int => "int",
        ScalarType.Short => "short int",
        ScalarType.Byte => "unsigned char",
        ScalarType.Char => "signed char",
        ScalarType.Bool => "bool",
        ScalarType.ComplexFloat => "c10::complex<float>",
        ScalarType.ComplexDouble => "c10::complex<double>",
        var type => $"c10::{type}",
    };
}
