namespace Compat;

/// <summary>derivatives.yaml: <c>clone</c>; grad.</summary>
internal sealed class CloneBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [grad];
}

/// <summary>Where a copied tensor was, for the way back of its gradient.</summary>
internal readonly struct Origin(Tensor self)
{
    private readonly Engines.IEngine _engine = self.Engine;
    private readonly Device _device = self.device;

    public Tensor Bring(Tensor grad) => torch.Moved(grad, _engine, _device, grad.dtype);
}

/// <summary>PyTorch 2.13 <c>CopyBackwards</c>; the overwritten tensor gets zeros, the source the gradient.</summary>
internal sealed class CopyBackwards(Tensor self, Tensor src) : Node(self, src)
{
    public override string name() => "torch::autograd::CopyBackwards";

    private readonly Origin _src = new(src);

    protected override Tensor?[] Apply(Tensor grad) => [Needs(0) ? torch.zeros_like(grad) : null, Needs(1) ? _src.Bring(grad) : null];
}

/// <summary>derivatives.yaml: <c>_to_copy</c>; the gradient on the input's engine and device; its dtype the walk sees to.</summary>
internal sealed class ToCopyBackward0(Tensor self) : Node(self)
{
    private readonly Origin _self = new(self);

    protected override Tensor?[] Apply(Tensor grad) => [_self.Bring(grad)];
}

/// <summary>derivatives.yaml: <c>fill.Scalar</c>; zeros.</summary>
internal class FillBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [torch.zeros_like(grad)];
}

/// <summary>derivatives.yaml: <c>zero</c>; zeros.</summary>
internal sealed class ZeroBackward0(Tensor self) : Node(self)
{
    protected override Tensor?[] Apply(Tensor grad) => [torch.zeros_like(grad)];
}

/// <summary>derivatives.yaml: <c>fill.Tensor</c>; self: zeros, value: the sum of grad.</summary>
internal class FillBackward1(Tensor self, Tensor value) : Node(self, value)
{
    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? torch.zeros_like(grad) : null, Needs(1) ? grad.sum() : null];
}

/// <summary>derivatives.yaml: <c>fill_.Scalar</c>; zeros.</summary>
internal sealed class FillBackward2(Tensor self) : FillBackward0(self);

/// <summary>derivatives.yaml: <c>fill_.Tensor</c>; self: zeros, value: the sum of grad.</summary>
internal sealed class FillBackward3(Tensor self, Tensor value) : FillBackward1(self, value);
