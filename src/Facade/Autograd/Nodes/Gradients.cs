namespace Compat;

/// <summary>An operator of backward, of a gradient and what was saved: its own gradients are made from both.</summary>
internal abstract class OfGradient(Tensor grad_output, Tensor saved, string savedAs = "self") : Node(grad_output, saved)
{
    private readonly Saved _gradOutput = new(grad_output);
    private readonly Saved _saved = new(saved);

    protected internal override void Attributes(SavedAttributes attributes) =>
        attributes.Add("grad_output", _gradOutput).Add(savedAs, _saved);

    /// <summary>The gradient of grad_output.</summary>
    protected abstract Tensor GradOutput(Tensor grad, Tensor saved);

    /// <summary>The gradient of what was saved.</summary>
    protected abstract Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor saved);

    protected sealed override Tensor?[] Apply(Tensor grad)
    {
        var (gradOutput, saved) = (_gradOutput.Unpack(), _saved.Unpack());
        return [Needs(0) ? GradOutput(grad, saved) : null, Needs(1) ? ToSaved(grad, gradOutput, saved) : null];
    }

    protected internal override void Release()
    {
        _gradOutput.Release();
        _saved.Release();
    }
}

/// <summary>derivatives.yaml: <c>tanh_backward</c>.</summary>
internal sealed class TanhBackwardBackward0(Tensor grad_output, Tensor output) : OfGradient(grad_output, output, "output")
{
    protected override Tensor GradOutput(Tensor grad, Tensor output) => torch.TanhBackward.Call(grad, output.conj());

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor output) =>
        grad.conj() * (-2 * output.conj() * gradOutput);
}

/// <summary>derivatives.yaml: <c>sigmoid_backward</c>.</summary>
internal sealed class SigmoidBackwardBackward0(Tensor grad_output, Tensor output) : OfGradient(grad_output, output, "output")
{
    protected override Tensor GradOutput(Tensor grad, Tensor output) => torch.SigmoidBackward.Call(grad, output.conj());

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor output) =>
        grad.conj() * gradOutput * ((-2 * output.conj()) + 1);
}

/// <summary>derivatives.yaml: <c>_softmax_backward_data</c>; <c>softmax_double_backward</c>.</summary>
internal sealed class SoftmaxBackwardDataBackward0(Tensor grad_output, Tensor output, int dim) : OfGradient(grad_output, output, "output")
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", (long)dim);
    }

    protected override Tensor GradOutput(Tensor grad, Tensor output) => torch.SoftmaxBackwardData.Call(grad, output, dim);

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor output) =>
        (gradOutput * grad) - ((output * gradOutput).sum(dim, keepdim: true) * grad)
        - (gradOutput * (output * grad).sum(dim, keepdim: true));
}

/// <summary>derivatives.yaml: <c>_log_softmax_backward_data</c>.</summary>
internal sealed class LogSoftmaxBackwardDataBackward0(Tensor grad_output, Tensor output, int dim)
    : OfGradient(grad_output, output, "output")
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("dim", (long)dim);
    }

    protected override Tensor GradOutput(Tensor grad, Tensor output) => grad - (grad * output.exp()).sum(dim, keepdim: true);

    protected override Tensor ToSaved(Tensor grad, Tensor gradOutput, Tensor output) =>
        -gradOutput.sum(dim, keepdim: true) * output.exp() * grad;
}
