using Compat.Engines;

namespace Compat;

/// <summary>Shapes of reductions, forward and back, and the way all of them go.</summary>
internal static class Reductions
{
    /// <summary>Sizes of the result: folded dimensions become 1 or disappear.</summary>
    public static Shape ResultShape(Shape x, ReadOnlySpan<int> dims, bool keepdim)
    {
        Span<long> sizes = stackalloc long[x.Rank];
        var rank = 0;
        for (var d = 0; d < x.Rank; d++)
        {
            var reduced = dims.Contains(d);
            if (!reduced || keepdim) sizes[rank++] = reduced ? 1 : x.Sizes[d];
        }

        return Shape.Of(sizes[..rank]);
    }

    /// <summary>A reduced tensor with its folded dimensions put back, with size 1.</summary>
    public static Tensor Restore(Tensor reduced, ReadOnlySpan<int> dims, bool keepdim, int rank)
    {
        if (keepdim || rank == 0) return reduced;
        foreach (var d in dims) reduced = reduced.unsqueeze(d);
        return reduced;
    }

    /// <summary>As <see cref="Restore"/>, in one step.</summary>
    /// <remarks>PyTorch 2.13 <c>restore_reduced_dims</c>.</remarks>
    public static Tensor Reshaped(Tensor reduced, ReadOnlySpan<int> dims, bool keepdim, int rank)
    {
        if (keepdim) return reduced;
        var sizes = new long[rank];
        for (var (d, at) = (0, 0); d < rank; d++) sizes[d] = dims.Contains(d) ? 1 : reduced.Raw.Sizes[at++];
        return reduced.reshape(sizes);
    }

    /// <summary>Number of elements folded into one.</summary>
    public static long Count(Shape x, ReadOnlySpan<int> dims)
    {
        long count = 1;
        foreach (var d in dims) count *= x.Sizes[d];
        return count;
    }

    /// <summary>A reduction of <paramref name="raw"/>, into the destination where there is one.</summary>
    /// <param name="name">PyTorch's name, for messages.</param>
    /// <param name="input">The operand.</param>
    /// <param name="raw">The operand in the dtype the kernel takes.</param>
    /// <param name="dims">Folded dimensions, ascending.</param>
    /// <param name="keepdim">Keeps them, with size 1.</param>
    /// <param name="result">The result's dtype.</param>
    /// <param name="out">Destination, or null.</param>
    /// <param name="kernel">Computes.</param>
    public static Tensor Run(
        string name, Tensor input, RawTensor raw, int[] dims, bool keepdim, DType result, Tensor? @out, Func<RawTensor, RawTensor> kernel)
    {
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, input);
            return Destination.Write(@out, ResultShape(raw.Shape, dims, keepdim), result, into => Into(input.Engine, kernel, into));
        }

        var output = Tensor.Of(kernel(default), input.Engine);
        GC.KeepAlive(input);
        return output;
    }

    /// <summary>A function of several steps has no destination of its own: the result is copied there.</summary>
    private static RawTensor Into(IEngine engine, Func<RawTensor, RawTensor> kernel, RawTensor into)
    {
        var result = kernel(into);
        return !into.Exists || ReferenceEquals(result.Storage, into.Storage) ? result : engine.Copy(result, into);
    }
}
