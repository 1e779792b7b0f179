using Compat.Engines;

namespace Compat;

/// <summary>derivatives.yaml: <c>max_pool2d_with_indices</c>; the gradient goes where the maximum was.</summary>
internal sealed class MaxPool2DWithIndicesBackward0(Tensor self, Tensor indices, PoolingArguments arguments) : Node(self)
{
    private readonly Saved _self = new(self);
    private readonly Saved _indices = new(indices);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("result1", _indices).Add("ceil_mode", arguments.CeilMode)
        .Add("kernel_size", PoolingArguments.Shown(arguments.Kernel)).Add("stride", PoolingArguments.Shown(arguments.Stride))
        .Add("padding", PoolingArguments.Shown(arguments.Padding)).Add("dilation", PoolingArguments.Shown(arguments.Dilation));

    protected override Tensor?[] Apply(Tensor grad) => [torch.MaxPool2dBackward(grad, _self.Unpack(), _indices.Unpack())];

    protected internal override void Release()
    {
        _self.Release();
        _indices.Release();
    }
}

/// <summary>The gradient of a pooling's gradient: linear in the gradient, so pooled again; zeros for the input.</summary>
internal abstract class PoolingBackwardBackward(Tensor grad, Tensor self) : Node(grad, self)
{
    private readonly Shape _self = self.Raw.Shape;

    protected override Tensor?[] Apply(Tensor grad) =>
        [Needs(0) ? Pool(grad) : null, Needs(1) ? grad.new_zeros(new Size(_self.Sizes)) : null];

    private protected abstract Tensor Pool(Tensor grad);
}

/// <summary>derivatives.yaml: <c>max_pool2d_with_indices_backward</c>; <c>max_pool_double_backward</c>.</summary>
internal sealed class MaxPool2DWithIndicesBackwardBackward0(Tensor grad, Tensor self, Tensor indices) : PoolingBackwardBackward(grad, self)
{
    private readonly Saved _indices = new(indices);

    private protected override Tensor Pool(Tensor grad)
    {
        var indices = _indices.Unpack();
        return grad.flatten(-2).gather(-1, indices.flatten(-2)).view_as(indices);
    }

    protected internal override void Release() => _indices.Release();
}

/// <summary>derivatives.yaml: <c>avg_pool2d</c>; the gradient's share for each element of a window.</summary>
internal sealed class AvgPool2DBackward0(Tensor self, PoolingArguments arguments, PoolingWindow window, PoolingDivisor divisor)
    : Node(self)
{
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("self", _self).Add("ceil_mode", arguments.CeilMode).Add("count_include_pad", arguments.CountsPadding)
        .Add("divisor_override", arguments.Divisor).Add("kernel_size", PoolingArguments.Shown(arguments.Kernel))
        .Add("stride", PoolingArguments.Shown(arguments.Stride)).Add("padding", PoolingArguments.Shown(arguments.Padding));

    protected override Tensor?[] Apply(Tensor grad) => [torch.AvgPool2dBackward(grad, _self.Unpack(), arguments, window, divisor)];

    protected internal override void Release() => _self.Release();
}

/// <summary>derivatives.yaml: <c>avg_pool2d_backward</c>; avg_pool2d(grad).</summary>
internal sealed class AvgPool2DBackwardBackward0(Tensor grad, Tensor self, PoolingArguments arguments)
    : PoolingBackwardBackward(grad, self)
{
    private protected override Tensor Pool(Tensor grad) => torch.AvgPool2d(grad, arguments);
}

/// <summary>derivatives.yaml: <c>_adaptive_avg_pool2d</c>; the gradient's share for each element of an area.</summary>
internal sealed class AdaptiveAvgPool2DBackward0(Tensor self) : Node(self)
{
    private readonly Saved _self = new(self);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("self", _self);

    protected override Tensor?[] Apply(Tensor grad) => [torch.AdaptiveAvgPool2dBackward(grad, _self.Unpack())];

    protected internal override void Release() => _self.Release();
}

/// <summary>derivatives.yaml: <c>_adaptive_avg_pool2d_backward</c>; _adaptive_avg_pool2d(grad).</summary>
internal sealed class AdaptiveAvgPool2DBackwardBackward0(Tensor grad, Tensor self) : PoolingBackwardBackward(grad, self)
{
    private readonly long[] _sizes = grad.Raw.Sizes[^2..].ToArray();

    private protected override Tensor Pool(Tensor grad) => torch.AdaptiveAvgPool2d(grad, _sizes);
}
