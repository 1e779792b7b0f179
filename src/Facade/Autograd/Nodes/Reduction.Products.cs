namespace Compat;

/// <summary>derivatives.yaml: <c>prod</c>; grad · (result / self)*, without division where the input has zeros.</summary>
internal sealed class ProdBackward0(Tensor self, Tensor result) : OfBoth(self, result)
{
    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result)
    {
        if (self.Rank == 0) return grad;
        self = self.to(grad.dtype);
        return (self == 0).any().item().ToBool()
            ? ReductionGradients.ProdWithZeros(grad, self.contiguous().view(-1), 0).view_as(self)
            : grad * (result / self).conj();
    }
}

/// <summary>derivatives.yaml: <c>prod.dim_int</c>; as of all elements, along one dimension.</summary>
internal sealed class ProdBackward1(Tensor self, Tensor result, long dim, bool keepdim) : OfBoth(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", dim).Add("keepdim", keepdim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result)
    {
        if (self.Rank == 0) return grad;
        self = self.to(grad.dtype);
        if (!keepdim) (grad, result) = (grad.unsqueeze(dim), result.unsqueeze(dim));
        return (self == 0).any().item().ToBool()
            ? ReductionGradients.ProdWithZeros(grad, self, dim)
            : grad * (result / self).conj();
    }
}

/// <summary>derivatives.yaml: <c>cumprod</c>.</summary>
internal sealed class CumprodBackward0(Tensor self, Tensor result, long dim) : OfBoth(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", dim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self, Tensor result) =>
        ReductionGradients.Cumprod(grad.to(self.dtype), self, dim, result);
}
