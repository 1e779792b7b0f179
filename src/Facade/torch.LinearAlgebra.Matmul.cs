using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The product of vectors, matrices or batches of matrices; batch dimensions broadcast.</summary>
    /// <exception cref="RuntimeError">An operand is 0-d, or the sizes do not multiply.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.matmul</c>, a composite: <c>_matmul_impl</c> in ATen/native/LinearAlgebra.cpp.</remarks>
    public static Tensor matmul(this Tensor input, Tensor other, Tensor? @out = null)
    {
        if (@out is not null)
        {
            Destination.RefuseGrad("matmul", @out, input, other);
            var product = Matmul(input, other);
            return Destination.Write(
                @out, product.Raw.Shape, product.dtype, into => into.Exists ? input.Engine.Copy(product.Raw, into) : product.Raw);
        }

        return Matmul(input, other);
    }

    /// <inheritdoc cref="matmul"/>
    public static Tensor __matmul__(this Tensor self, Tensor other) => matmul(self, other);

    /// <summary>other · self.</summary>
    /// <inheritdoc cref="matmul"/>
    public static Tensor __rmatmul__(this Tensor self, Tensor other) => matmul(other, self);

    private static Tensor Matmul(Tensor a, Tensor b)
    {
        if (a.Rank == 0 || b.Rank == 0)
        {
            throw new RuntimeError($"both arguments to matmul need to be at least 1D, but they are {a.Rank}D and {b.Rank}D");
        }

        return (a.Rank, b.Rank) switch
        {
            (1, 1) => a.dot(b),
            (2, 1) => a.mv(b),
            (1, 2) => a.unsqueeze(0).mm(b).squeeze_(0),
            (2, 2) => a.mm(b),
            _ => ShouldFold(a, b) ? Folded(a, b) : Batches(a, b),
        };
    }

    // should_fold: one product of matrices, where that neither copies nor makes the backward pass expand the smaller operand.
    private static bool ShouldFold(Tensor a, Tensor b)
    {
        var (large, small) = a.Rank >= b.Rank ? (a, b) : (b, a);
        if (large.Rank < 3 || small.Rank > 2) return false;
        if (small.requires_grad) return true;
        if (a.Rank == 2) return false;
        if (large.Count == 0) return true;
        var shape = large.Raw.Shape;
        for (var d = 0; d < shape.Rank - 2; d++)
        {
            if (shape.Strides[d] != shape.Strides[d + 1] * shape.Sizes[d + 1]) return false;
        }

        return true;
    }

    private static Tensor Folded(Tensor a, Tensor b)
    {
        var exchanged = b.Rank > a.Rank;
        var large = exchanged ? b.transpose(-2, -1) : a;
        var small = !exchanged ? b : a.Rank == 2 ? a.t() : a;
        long[] sizes = [.. large.Raw.Sizes[..^1]];
        var rows = large.reshape(new Size([Count(sizes), large.Raw.Sizes[^1]]));
        if (small.Rank == 1) return Products.UnsafeView(rows.mv(small), sizes);
        var output = Products.UnsafeView(rows.mm(small), [.. sizes, small.Raw.Sizes[1]]);
        return exchanged ? output.transpose(-2, -1).contiguous() : output;
    }

    private static Tensor Batches(Tensor a, Tensor b)
    {
        if (a.Rank == 3 && b.Rank == 3 && a.shape[0] != b.shape[0])
        {
            if (a.shape[0] == 1 && a.requires_grad) return Matmul(a.squeeze(0), b);
            if (b.shape[0] == 1 && b.requires_grad) return Matmul(a, b.squeeze(0));
        }

        var (n, m1) = (a.Rank > 1 ? a.shape[^2] : 1, a.shape[^1]);
        var (m2, p) = (b.Rank > 1 ? b.shape[^2] : b.shape[0], b.Rank > 1 ? b.shape[^1] : 1);
        var batch = Shape.Broadcast(a.Raw.Sizes[..Math.Max(a.Rank - 2, 0)], b.Raw.Sizes[..Math.Max(b.Rank - 2, 0)]);
        var count = Count(batch);
        var left = a.expand(new Size([.. batch, n, m1])).reshape(count, n, m1);
        var right = b.Rank == 1
            ? b.expand(new Size([.. batch, m2])).reshape(count, m2).unsqueeze(2)
            : b.expand(new Size([.. batch, m2, p])).reshape(count, m2, p);
        var product = left.bmm(right);
        if (b.Rank == 1) return Products.UnsafeView(product.squeeze(-1), [.. batch, n]);
        return Products.UnsafeView(product, a.Rank > 1 ? [.. batch, n, p] : [.. batch, p]);
    }

    private static long Count(ReadOnlySpan<long> sizes)
    {
        long count = 1;
        foreach (var size in sizes) count *= size;
        return count;
    }
}
