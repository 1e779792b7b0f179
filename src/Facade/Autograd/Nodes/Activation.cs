namespace Compat;

/// <summary>derivatives.yaml: <c>relu</c>; grad where result &gt; 0.</summary>
internal sealed class ReluBackward0(Tensor self, Tensor result) : OfResult(self, result)
{
    internal override bool ReturnsOwnTensor(int input, bool given) => true;

    protected override Tensor Gradient(Tensor grad, Tensor result) => torch.ThresholdBackward.Call(grad, result, 0);
}

/// <summary>derivatives.yaml: <c>threshold</c>; grad where self &gt; threshold.</summary>
internal class ThresholdBackward0(Tensor self, Scalar threshold) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("threshold", threshold);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.ThresholdBackward.Call(grad, self, threshold);
}

/// <summary>derivatives.yaml: <c>threshold_backward</c>; grad where self &gt; threshold, zeros for self.</summary>
internal sealed class ThresholdBackwardBackward0(Tensor grad_output, Tensor self, Scalar threshold) : Node(grad_output, self)
{
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self).Add("threshold", threshold);

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? torch.ThresholdBackward.Call(grad, _self.Unpack(), threshold) : null,
        Needs(1) ? torch.zeros_like(grad) : null,
    ];

    protected internal override void Release() => _self.Release();
}

/// <summary>
/// derivatives.yaml: <c>elu</c>; grad · scale above 0, otherwise grad · k · alpha · scale · exp(k · self), k = input_scale.
/// </summary>
internal sealed class EluBackward0(Tensor self, Scalar alpha, Scalar scale, Scalar input_scale) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("alpha", alpha).Add("scale", scale).Add("input_scale", input_scale);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.EluBackward.Call(grad, self, (alpha, scale, input_scale));
}

/// <summary>derivatives.yaml: <c>elu_backward</c>; the same of the gradient, and <c>elu_double_backward</c> below 0 for self.</summary>
internal sealed class EluBackwardBackward0 : Node
{
    private readonly Saved _gradOutput;
    private readonly Saved _self;
    private readonly (Scalar Alpha, Scalar Scale, Scalar InputScale) _parameters;

    public EluBackwardBackward0(Tensor grad_output, Tensor self, (Scalar Alpha, Scalar Scale, Scalar InputScale) parameters)
        : base(grad_output, self) =>
        (_gradOutput, _self, _parameters) = (new Saved(grad_output), new Saved(self), parameters);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("grad_output", _gradOutput).Add("self_or_result", _self).Add("is_result", false)
        .Add("alpha", _parameters.Alpha).Add("scale", _parameters.Scale).Add("input_scale", _parameters.InputScale);

    protected override Tensor?[] Apply(Tensor grad)
    {
        var self = _self.Unpack();
        return [Needs(0) ? torch.EluBackward.Call(grad, self, _parameters) : null, Needs(1) ? ToSelf(grad, self) : null];
    }

    protected internal override void Release()
    {
        _gradOutput.Release();
        _self.Release();
    }

    private Tensor ToSelf(Tensor grad, Tensor self) =>
        torch.EluBackward.Call(grad * _gradOutput.Unpack() * _parameters.InputScale, self, _parameters) * (self < 0);
}

/// <summary>derivatives.yaml: <c>leaky_relu</c>; grad above 0, otherwise grad · negative_slope.</summary>
internal sealed class LeakyReluBackward0(Tensor self, double negative_slope) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("negative_slope", negative_slope);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.LeakyReluBackward.Call(grad, self, negative_slope);
}

/// <summary>derivatives.yaml: <c>gelu</c>; grad · (Φ(x) + x·φ(x)), or the derivative of the approximation.</summary>
internal sealed class GeluBackward0(Tensor self, string approximate) : OfInput(self)
{
    internal const double Beta = 0.79788456080286535588;
    internal const double Kappa = 0.044715;

    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("approximate", approximate);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.GeluBackward.Call(grad, self, approximate);

    internal static Tensor Formula(Tensor grad, Tensor self, string approximate)
    {
        var (g, x) = (Wide(grad), Wide(self));
        if (approximate == "none")
        {
            var cdf = 0.5 * (1 + (x * 0.70710678118654752440).erf());
            var pdf = 0.39894228040143267794 * (x * x * -0.5).exp();
            return g * (cdf + (x * pdf));
        }

        var square = x * x;
        var tanh = (Beta * x * (1 + (Kappa * square))).tanh();
        var left = 0.5 * (1 + tanh);
        var right = 0.5 * x * (1 - (tanh * tanh)) * (Beta * (1 + (3 * Kappa * square)));
        return g * (left + right);
    }
}

/// <summary>derivatives.yaml: <c>silu</c>; grad · σ(x) · (1 + x · (1 − σ(x))).</summary>
internal sealed class SiluBackward0(Tensor self) : OfInput(self)
{
    protected override Tensor Gradient(Tensor grad, Tensor self)
    {
        if (Graph.Needs(grad, self)) return Differentiable(grad, self, self.sigmoid());
        var x = Wide(self);
        var sigmoid = x.sigmoid();
        return Wide(grad) * (sigmoid * (1 + (x * (1 - sigmoid)))).conj();
    }

    /// <remarks>PyTorch 2.13 <c>infinitely_differentiable_silu_backward</c>.</remarks>
    private static Tensor Differentiable(Tensor grad, Tensor self, Tensor sigmoid) => grad * sigmoid * (1 + (self * (1 - sigmoid)));
}

/// <summary>derivatives.yaml: <c>softplus</c>; grad where βx &gt; threshold, otherwise grad · σ(βx).</summary>
internal sealed class SoftplusBackward0(Tensor self, Scalar beta, Scalar threshold) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("beta", beta).Add("threshold", threshold);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.SoftplusBackward.Call(grad, self, (beta, threshold));
}

/// <summary>derivatives.yaml: <c>log_sigmoid_forward</c>; grad · σ(−x).</summary>
internal sealed class LogSigmoidBackward0(Tensor self) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("buffer", (object?)Buffer((Tensor)attributes["self"]!));
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.LogSigmoidBackward.Call(grad, self);

    internal static Tensor Buffer(Tensor self) => (-self.detach().abs()).exp();
}

/// <summary>derivatives.yaml: <c>hardtanh</c>; grad between the bounds.</summary>
internal sealed class HardtanhBackward0(Tensor self, Scalar min_val, Scalar max_val) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("min_val", min_val).Add("max_val", max_val);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.HardtanhBackward.Call(grad, self, (min_val, max_val));
}

/// <summary>derivatives.yaml: <c>_softmax</c>; (grad − Σ grad · result) · result.</summary>
internal sealed class SoftmaxBackward0(Tensor self, int dim, Tensor result) : OfResult(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", (long)dim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor result) => torch.SoftmaxBackwardData.Call(grad, result, dim);
}

/// <summary>derivatives.yaml: <c>_log_softmax</c>; grad − exp(result) · Σ grad.</summary>
internal sealed class LogSoftmaxBackward0(Tensor self, int dim, Tensor result) : OfResult(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", (long)dim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor result) => torch.LogSoftmaxBackwardData.Call(grad, result, dim);
}

/// <summary>derivatives.yaml: <c>hardtanh_backward</c>; grad between the bounds, zeros for self.</summary>
internal sealed class HardtanhBackwardBackward0(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) : Node(grad_output, self)
{
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("min_val", min_val).Add("max_val", max_val);

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? torch.HardtanhBackward.Call(grad, _self.Unpack(), (min_val, max_val)) : null,
        Needs(1) ? torch.zeros_like(grad) : null,
    ];

    protected internal override void Release() => _self.Release();
}

/// <summary>derivatives.yaml: <c>leaky_relu_backward</c>; grad above 0, otherwise grad · negative_slope, zeros for self.</summary>
internal sealed class LeakyReluBackwardBackward0(Tensor grad_output, Tensor self, double negative_slope) : Node(grad_output, self)
{
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("self", _self).Add("negative_slope", negative_slope);

    protected override Tensor?[] Apply(Tensor grad) =>
    [
        Needs(0) ? torch.LeakyReluBackward.Call(grad, _self.Unpack(), negative_slope) : null,
        Needs(1) ? torch.zeros_like(grad) : null,
    ];

    protected internal override void Release() => _self.Release();
}

/// <summary>derivatives.yaml: <c>glu</c>; with halves a, b: grad · σ(b) and grad · σ(b) · (1 − σ(b)) · a, joined.</summary>
internal sealed class GluBackward0(Tensor self, int dim) : OfInput(self)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", (long)dim);
    }

    protected override Tensor Gradient(Tensor grad, Tensor self) => torch.GluBackward.Call(grad, self, dim);
}
