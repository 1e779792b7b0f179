namespace Compat;

public static partial class torch
{
    /// <summary>The product summed over the last <paramref name="dims"/> dimensions of a and the first of b.</summary>
    /// <exception cref="RuntimeError">The sizes of those dimensions differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.tensordot</c>, a composite: ATen/native/Linear.cpp.</remarks>
    public static Tensor tensordot(this Tensor a, Tensor b, long dims = 2, Tensor? @out = null)
    {
        if (dims < 0) throw new RuntimeError($"tensordot expects dims >= 0, but got dims={dims}");
        var (left, right) = (new long[dims], new long[dims]);
        for (var i = 0; i < dims; i++) (left[i], right[i]) = (i - dims, i);
        return tensordot(a, b, (left, right), @out);
    }

    /// <summary>The product summed over pairs of dimensions.</summary>
    /// <inheritdoc cref="tensordot(Tensor, Tensor, long, Tensor?)"/>
    public static Tensor tensordot(this Tensor a, Tensor b, (long[] a, long[] b) dims, Tensor? @out = null)
    {
        if (dims.a.Length != dims.b.Length) throw new RuntimeError("both dimension lists should have same length");
        long contracted = 1;
        for (var i = 0; i < dims.a.Length; i++)
        {
            var (sizeA, sizeB) = (a.size(dims.a[i]), b.size(dims.b[i]));
            if (sizeB == 1) a = a.sum(dims.a[i], keepdim: true, dtype: a.dtype);
            else if (sizeA == 1) b = b.sum(dims.b[i], keepdim: true, dtype: b.dtype);
            else if (sizeA == sizeB) contracted *= sizeA;
            else
            {
                throw new RuntimeError($"contracted dimensions need to match, but first has size {sizeA} in dim {dims.a[i]} and second has "
                    + $"size {sizeB} in dim {dims.b[i]}");
            }
        }

        long[] foldedA = Wrapped(dims.a, a.Rank), foldedB = Wrapped(dims.b, b.Rank);
        long[] keptA = Others(foldedA, a.Rank), keptB = Others(foldedB, b.Rank);
        var sizes = new Size([.. keptA.Select(d => a.size(d)), .. keptB.Select(d => b.size(d))]);
        Tensor left = a.permute(new Size([.. keptA, .. dims.a])), right = b.permute(new Size([.. dims.b, .. keptB]));
        var product = sizes.numel() == 1 ? OneElement(left, right).view(sizes)
            : left.reshape(Product(keptA, a), contracted).mm(right.reshape(contracted, Product(keptB, b))).view(sizes);
        if (@out is null) return product;
        Destination.RefuseGrad("tensordot", @out, a, b);
        return Destination.Write(
            @out, product.Raw.Shape, product.dtype, into => into.Exists ? a.Engine.Copy(product.Raw, into) : product.Raw);
    }

    /// <summary>The product summed over the last dimensions; of a 0-d tensor its multiple.</summary>
    /// <exception cref="RuntimeError">The last dimensions differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.inner</c>, a composite.</remarks>
    public static Tensor inner(this Tensor input, Tensor other, Tensor? @out = null)
    {
        if (input.Rank == 0 || other.Rank == 0) return mul(input, other, @out);
        if (input.shape[^1] != other.shape[^1])
        {
            throw new RuntimeError("inner() the last dimension must match on both input tensors but got shapes "
                + $"{input.Raw.Shape} and {other.Raw.Shape}");
        }

        return tensordot(input, other, (new long[] { -1 }, new long[] { -1 }), @out);
    }

    // A result of one element, as ATen computes it.
    private static Tensor OneElement(Tensor left, Tensor right) => left.is_contiguous() && right.is_contiguous()
        ? left.flatten().dot(right.flatten())
        : (left.squeeze() * right.squeeze()).sum(dtype: left.dtype);

    private static long[] Wrapped(long[] dims, int rank) => Array.ConvertAll(dims, d => (long)Checks.Wrap(d, rank));

    private static long[] Others(long[] dims, int rank) =>
        [.. Enumerable.Range(0, rank).Select(d => (long)d).Where(d => !dims.Contains(d))];

    private static long Product(long[] dims, Tensor x)
    {
        long count = 1;
        foreach (var d in dims) count *= x.size(d);
        return count;
    }
}
