namespace Compat;

/// <summary>derivatives.yaml: <c>threshold_</c>; as threshold.</summary>
internal sealed class ThresholdBackward1(Tensor self, Scalar threshold) : ThresholdBackward0(self, threshold);

/// <summary>
/// derivatives.yaml: <c>elu_</c>; from the result: grad · scale above 0, otherwise grad · input_scale · (result + alpha · scale).
/// </summary>
internal sealed class EluBackward1(Tensor self, (Scalar Alpha, Scalar Scale, Scalar InputScale) parameters, Tensor result)
    : OfResult(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("alpha", parameters.Alpha).Add("scale", parameters.Scale).Add("input_scale", parameters.InputScale);
    }

    /// <exception cref="RuntimeError">alpha is negative: the input's sign is lost.</exception>
    protected override Tensor Gradient(Tensor grad, Tensor result)
    {
        if (parameters.Alpha.ToDouble() < 0)
        {
            throw new RuntimeError("In-place elu backward calculation is triggered with a negative slope which is not supported. This is "
                + "caused by calling in-place forward function with a negative slope, please call out-of-place version instead.");
        }

        var (g, y) = (Wide(grad), Wide(result));
        var shift = parameters.Alpha.ToDouble() * parameters.Scale.ToDouble();
        return torch.where(y <= 0, g * parameters.InputScale * (y + shift), g * parameters.Scale);
    }
}

/// <summary>derivatives.yaml: <c>leaky_relu_</c>; from the result, whose sign is the input's.</summary>
internal sealed class LeakyReluBackward1(Tensor self, double negative_slope, Tensor result) : OfResult(self, result)
{
    protected internal override void Attributes(SavedAttributes attributes)
    {
        base.Attributes(attributes);
        attributes.Add("negative_slope", negative_slope);
    }

    /// <exception cref="RuntimeError">The slope is negative: the input's sign is lost.</exception>
    protected override Tensor Gradient(Tensor grad, Tensor result)
    {
        if (negative_slope < 0)
        {
            throw new RuntimeError("In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. "
                + "This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. "
                + "File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation "
                + "with negative slope");
        }

        return torch.LeakyReluBackward.Call(grad, result, negative_slope);
    }
}

/// <summary>A form in place whose derivative PyTorch has not either.</summary>
internal abstract class NotDifferentiableInPlace(string function, Tensor self) : Node(self)
{
    /// <exception cref="NotImplementedError">Always.</exception>
    protected override Tensor?[] Apply(Tensor grad) =>
        throw new NotImplementedError($"the derivative for 'inplace version of {function}' is not implemented.");
}

/// <summary>derivatives.yaml: <c>asinh_</c>; not_implemented.</summary>
internal sealed class AsinhBackward1(Tensor self) : NotDifferentiableInPlace("asinh", self);

/// <summary>derivatives.yaml: <c>acosh_</c>; not_implemented.</summary>
internal sealed class AcoshBackward1(Tensor self) : NotDifferentiableInPlace("acosh", self);

/// <summary>derivatives.yaml: <c>atanh_</c>; not_implemented.</summary>
internal sealed class AtanhBackward1(Tensor self) : NotDifferentiableInPlace("atanh", self);
