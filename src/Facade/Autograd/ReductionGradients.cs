using Compat.Engines;

namespace Compat;

/// <summary>Formulas that several reductions share, over differentiable operators.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/FunctionsManual.cpp</c>.</remarks>
internal static class ReductionGradients
{
    /// <summary><c>mean_backward</c>.</summary>
    public static Tensor Mean(Tensor grad, Shape self, int[] dims, bool keepdim, Dims? dim) =>
        Reductions.Restore(grad, dims, keepdim || IsEmpty(dim), self.Rank).expand(new Size(self.Sizes)) / Reductions.Count(self, dims);

    /// <summary>True where no dimensions were named: a number broadcasts as it is.</summary>
    public static bool IsEmpty(Dims? dim) => dim is not { Count: > 0 };

    /// <summary><c>reversed_cumsum</c>.</summary>
    public static Tensor ReversedCumsum(Tensor grad, long dim) =>
        grad.Count <= 1 || grad.size(dim) == 1 ? grad : grad.flip(dim).cumsum(dim).flip(dim);

    /// <summary><c>scale_grad_by_count</c>: equals share the gradient.</summary>
    public static Tensor Shared(Tensor grad, Tensor mask, int[] dims) => grad / mask.sum(dims, keepdim: true) * mask;

    /// <summary><c>evenly_distribute_backward</c>: over all elements that equal the result, or are NaN as it is.</summary>
    public static Tensor Evenly(Tensor grad, Tensor self, Tensor result)
    {
        var mask = (self == result).logical_or(self.isnan().logical_and(result.isnan()));
        return grad.new_zeros(self.shape).masked_fill(mask, grad / mask.sum());
    }

    /// <summary><c>value_selecting_reduction_backward</c>: the gradient goes to the picked elements.</summary>
    public static Tensor Selected(Tensor grad, long dim, Tensor indices, Shape self, bool keepdim)
    {
        if (!keepdim && self.Rank > 0) (grad, indices) = (grad.unsqueeze(dim), indices.unsqueeze(dim));
        return grad.new_zeros(new Size(self.Sizes)).scatter(dim, indices, grad);
    }

    /// <summary><c>var_backward</c>.</summary>
    public static Tensor Var(Tensor grad, Tensor self, Spread spread)
    {
        var all = self.Rank == 0 || spread.Dim is null;
        var freedom = Reductions.Count(self.Raw.Shape, spread.Dims) - spread.Correction;
        if (!all) grad = Reductions.Restore(grad, spread.Dims, spread.KeepDim, self.Rank);
        var mean = all ? self.mean() : self.mean(spread.Dim, keepdim: true);
        if (freedom > 0) return grad * (2.0 / freedom) * (self - mean);
        var (undefined, unbounded) = (grad.new_full([], double.NaN), grad.new_full([], double.PositiveInfinity));
        return grad * torch.where(self == mean, undefined, unbounded);
    }

    /// <summary><c>std_backward</c>.</summary>
    public static Tensor Std(Tensor grad, Tensor self, Tensor result, Spread spread) =>
        Var((grad / (result * 2)).masked_fill(result == 0, 0), self, spread);

    /// <summary><c>norm_backward</c>; null where the norm does not change.</summary>
    public static Tensor? Norm(Tensor grad, Tensor self, double p, Tensor norm, int[] dims, bool keepdim, Dims? dim)
    {
        if (p == 0) return null;
        keepdim |= IsEmpty(dim);
        grad = Reductions.Restore(grad, dims, keepdim, self.Rank);
        norm = Reductions.Restore(norm, dims, keepdim, self.Rank);
        if (p == 1) return self.sgn() * grad;
        if (p == 2) return grad * (self / norm).masked_fill(norm == 0, 0);
        var magnitude = self.abs();
        if (double.IsInfinity(p))
        {
            var mask = (magnitude == norm).logical_or(magnitude.isnan());
            return self.sgn() * (grad / mask.sum(dims, keepdim: true) * mask);
        }

        if (p < 1) return self.sgn() * magnitude.pow(p - 1).masked_fill(self == 0, 0) * grad * norm.pow(1 - p);
        var scaled = p < 2 ? self.sgn() * magnitude.pow(p - 1) : self * magnitude.pow(p - 2);
        return scaled * (grad / norm.pow(p - 1)).masked_fill(norm == 0, 0);
    }

    /// <summary><c>prod_safe_zeros_backward</c>: products of all others, from both sides.</summary>
    public static Tensor ProdWithZeros(Tensor grad, Tensor self, long dim)
    {
        if (self.Count == 0) return torch.zeros_like(self);
        var size = self.size(dim);
        if (size == 1) return grad;
        var sizes = self.shape.ToArray();
        sizes[Checks.Wrap(dim, self.Rank)] = 1;
        var ones = grad.new_ones(new Size(sizes));
        var before = torch.cat((ones, self.narrow(dim, 0, size - 1)), dim).cumprod(dim);
        var after = torch.cat((ones, self.narrow(dim, 1, size - 1).flip(dim)), dim).cumprod(dim).flip(dim);
        return grad * (before * after).conj();
    }

    /// <summary><c>cumprod_backward</c>; with a zero in the input the products of all others, place by place.</summary>
    public static Tensor Cumprod(Tensor grad, Tensor self, long dim, Tensor result)
    {
        if (self.Count <= 1 || self.size(dim) == 1) return grad;
        var (input, size) = (self.conj(), self.size(dim));
        if (!(self == 0).any().item().ToBool()) return ReversedCumsum(result.conj() * grad, dim) / input;
        var sizes = self.shape.ToArray();
        sizes[Checks.Wrap(dim, self.Rank)] = 1;
        var ones = grad.new_ones(new Size(sizes));
        var gradients = new Tensor[size];
        for (long k = 0; k < size; k++)
        {
            var until = k == 0 ? ones : input.narrow(dim, 0, k).prod(dim, keepdim: true);
            var omitted = k == size - 1
                ? until
                : torch.cat((until, until * input.narrow(dim, k + 1, size - k - 1).cumprod(dim)), dim);
            gradients[k] = (grad.narrow(dim, k, size - k) * omitted).sum(dim);
        }

        return torch.stack(gradients, dim);
    }
}
