namespace Compat;

/// <summary>derivatives.yaml: <c>gelu_backward</c>; <c>gelu_double_backward</c>.</summary>
internal sealed class GeluBackwardBackward0(Tensor grad_output, Tensor self, string approximate) : OfGradient(grad_output, self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("approximate", approximate);
    }

    protected override Tensor GradOutput(Tensor grad, Tensor self) => torch.GeluBackward.Call(grad, self, approximate);

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor self)
    {
        if (approximate == "none")
        {
            var square = self * self;
            var pdf = 0.39894228040143267794 * (-0.5 * square).exp();
            return grad * gradOutput * ((2 * pdf) - (square * pdf));
        }

        const double beta = GeluBackward0.Beta, kappa = GeluBackward0.Kappa;
        var inner = beta * (self + (kappa * self.pow(3)));
        var (tanh, sech) = (inner.tanh(), 1 / inner.cosh());
        var f = 0.5 * self;
        var g = 1 - (tanh * tanh);
        var h = beta * (1 + (3 * kappa * self * self));
        var left = 0.5 * g * h;
        var middle = f * h * (2 * sech * (-sech * tanh) * h);
        return grad * gradOutput * ((2 * left) + middle + (f * g * (6 * kappa * self * beta)));
    }
}

/// <summary>derivatives.yaml: <c>softplus_backward</c>; <c>softplus_double_backward</c>.</summary>
internal sealed class SoftplusBackwardBackward0(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold)
    : OfGradient(grad_output, self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("beta", beta).Add("threshold", threshold);
    }

    protected override Tensor GradOutput(Tensor grad, Tensor self) => torch.SoftplusBackward.Call(grad, self, (beta, threshold));

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor self)
    {
        var x = self * beta;
        return torch.SigmoidBackward.Call(grad * gradOutput, x.sigmoid()) * (x < threshold).to(grad.dtype) * beta;
    }
}

/// <summary>derivatives.yaml: <c>log_sigmoid_backward</c>; <c>log_sigmoid_double_backward</c>.</summary>
internal sealed class LogSigmoidBackwardBackward0(Tensor grad_output, Tensor self) : OfGradient(grad_output, self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("buffer", (object?)LogSigmoidBackward0.Buffer((Tensor)attributes["self"]!));
    }

    protected override Tensor GradOutput(Tensor grad, Tensor self) => torch.LogSigmoidBackward.Call(grad, self);

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor self)
    {
        var z = self.sigmoid();
        return grad * gradOutput * (z - 1) * z;
    }
}

/// <summary>derivatives.yaml: <c>glu_backward</c>; <c>glu_double_backward</c>, <c>glu_double_backward_grad_output</c>.</summary>
internal sealed class GluBackwardBackward0(Tensor grad_output, Tensor self, int dim) : OfGradient(grad_output, self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", (long)dim);
    }

    protected override Tensor GradOutput(Tensor grad, Tensor self)
    {
        var half = self.size(dim) / 2;
        var sizes = self.shape.ToArray();
        sizes[Checks.Wrap(dim, self.Rank)] = half;
        var both = grad * torch.GluBackward.Call(self.new_ones(new Size(sizes)), self, dim);
        return both.narrow(dim, 0, half) + both.narrow(dim, half, half);
    }

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor self)
    {
        var half = self.size(dim) / 2;
        var (first, sigmoid) = (self.narrow(dim, 0, half), self.narrow(dim, half, half).sigmoid());
        var rest = 1 - sigmoid;
        var slope = sigmoid * rest;
        var (ofFirst, ofSecond) = (grad.narrow(dim, 0, half), grad.narrow(dim, half, half));
        var toFirst = ofSecond * gradOutput * slope;
        var toSecond = (ofSecond * first * gradOutput * ((slope * rest) - (sigmoid * slope))) + (ofFirst * gradOutput * slope);
        return torch.cat([toFirst, toSecond], dim);
    }
}
