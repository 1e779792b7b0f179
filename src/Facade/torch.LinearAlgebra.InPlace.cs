namespace Compat;

public static partial class torch
{
    /// <summary>self ← beta · self + alpha · mat · vec.</summary>
    /// <inheritdoc cref="addmv"/>
    public static Tensor addmv_(this Tensor self, Tensor mat, Tensor vec, Scalar? beta = null, Scalar? alpha = null)
    {
        var result = Apart(() => addmv(self, mat, vec, beta, alpha));
        Inplace.Check(self, mat, vec);
        var node = Graph.Needs(self, mat, vec) ? new AddmvBackward0(self, mat, vec, beta ?? 1, alpha ?? 1) : null;
        return Taken(self, result).Rebase(node);
    }

    /// <summary>self ← beta · self + alpha · Σᵢ batch1ᵢ · batch2ᵢ.</summary>
    /// <inheritdoc cref="addbmm"/>
    public static Tensor addbmm_(this Tensor self, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null)
    {
        var result = Apart(() => addbmm(self, batch1, batch2, beta, alpha));
        Inplace.Check(self, batch1, batch2);
        var node = Graph.Needs(self, batch1, batch2) ? new AddbmmBackward0(self, batch1, batch2, beta ?? 1, alpha ?? 1) : null;
        // ATen's addbmm resizes what it writes to.
        if (!self.Raw.Shape.SameSizes(result.Raw.Shape)) self.Raw = result.Raw;
        return Taken(self, result).Rebase(node);
    }

    /// <summary>self ← beta · self + alpha · batch1ᵢ · batch2ᵢ.</summary>
    /// <inheritdoc cref="baddbmm"/>
    public static Tensor baddbmm_(this Tensor self, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null)
    {
        var result = Apart(() => baddbmm(self, batch1, batch2, beta, alpha));
        Inplace.Check(self, batch1, batch2);
        var node = Graph.Needs(self, batch1, batch2) ? new BaddbmmBackward0(self, batch1, batch2, beta ?? 1, alpha ?? 1) : null;
        return Taken(self, result).Rebase(node);
    }

    /// <summary>self ← cumsum(self, dim).</summary>
    /// <inheritdoc cref="cumsum"/>
    public static Tensor cumsum_(this Tensor self, long dim, DType? dtype = null)
    {
        var result = Apart(() => cumsum(self, dim, dtype ?? self.dtype));
        Inplace.Check(self);
        var node = Graph.Needs(self) ? new CumsumBackward0(self, dim) : null;
        return Taken(self, result).Rebase(node);
    }

    /// <summary>self ← cumprod(self, dim).</summary>
    /// <inheritdoc cref="cumprod"/>
    public static Tensor cumprod_(this Tensor self, long dim, DType? dtype = null)
    {
        var result = Apart(() => cumprod(self, dim, dtype ?? self.dtype));
        Inplace.Check(self);
        var node = Graph.Needs(self) ? new CumprodBackward0(self.BeforeWrite(), self.AfterWrite(), dim) : null;
        return Taken(self, result).Rebase(node);
    }

    // What the form in place will write, computed beside the graph.
    private static Tensor Apart(Func<Tensor> compute)
    {
        using var mode = no_grad();
        return compute();
    }

    /// <remarks>PyTorch 2.13 <c>check_inplace</c> of torchgen's structured kernels.</remarks>
    private static Tensor Taken(Tensor self, Tensor result)
    {
        if (result.dtype != self.dtype)
        {
            throw new RuntimeError($"Bad in-place call: input tensor dtype {Checks.CTypeName(self.dtype)} and output tensor dtype "
                + $"{Checks.CTypeName(result.dtype)} should match");
        }

        if (!self.Raw.Shape.SameSizes(result.Raw.Shape))
        {
            throw new RuntimeError(
                $"Bad in-place call: input tensor size {self.Raw.Shape} and output tensor size {result.Raw.Shape} should match");
        }

        self.Engine.Copy(result.Raw, self.Raw);
        GC.KeepAlive(result);
        return self;
    }
}
