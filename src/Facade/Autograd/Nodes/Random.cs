namespace Compat;

/// <summary>What was drawn does not depend on what was there, nor on the parameters: gradients of zeros.</summary>
/// <remarks>derivatives.yaml: <c>uniform_</c>, <c>normal_</c> and the other samplers give <c>zeros_like(grad)</c>.</remarks>
internal abstract class DrawnBackward(params ReadOnlySpan<Tensor?> inputs) : Node(inputs)
{
    protected override Tensor?[] Apply(Tensor grad)
    {
        var zeros = new Tensor?[Next.Length];
        for (var i = 0; i < zeros.Length; i++) zeros[i] = Needs(i) ? Zeros(grad, i) : null;
        return zeros;
    }

    private protected virtual Tensor Zeros(Tensor grad, int input) => torch.zeros_like(grad);
}

internal sealed class UniformBackward0(Tensor self) : DrawnBackward(self);

internal sealed class NormalBackward0(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>random_.from</c>.</summary>
internal sealed class RandomBackward0(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>random_.to</c>.</summary>
internal sealed class RandomBackward1(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>random_</c>.</summary>
internal sealed class RandomBackward2(Tensor self) : DrawnBackward(self);

internal sealed class ExponentialBackward0(Tensor self) : DrawnBackward(self);

internal sealed class GeometricBackward0(Tensor self) : DrawnBackward(self);

internal sealed class CauchyBackward0(Tensor self) : DrawnBackward(self);

internal sealed class LogNormalBackward0(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>bernoulli</c>.</summary>
internal sealed class BernoulliBackward0(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>bernoulli_.float</c>.</summary>
internal sealed class BernoulliBackward2(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>poisson</c>.</summary>
internal sealed class PoissonBackward0(Tensor self) : DrawnBackward(self);

/// <summary>derivatives.yaml: <c>bernoulli_.Tensor</c>; the probabilities have sizes of their own.</summary>
internal sealed class BernoulliBackward1(Tensor self, Tensor p) : ParametersBackward([self, p]);

/// <summary>derivatives.yaml: <c>normal.Tensor_float</c>.</summary>
internal sealed class NormalBackward1(Tensor mean) : ParametersBackward([mean]);

/// <summary>derivatives.yaml: <c>normal.float_Tensor</c>.</summary>
internal sealed class NormalBackward2(Tensor std) : ParametersBackward([std]);

/// <summary>derivatives.yaml: <c>normal.Tensor_Tensor</c>.</summary>
internal sealed class NormalBackward3(Tensor mean, Tensor std) : ParametersBackward([mean, std]);

/// <summary>Gradients of zeros in the sizes of parameters that broadcast.</summary>
internal abstract class ParametersBackward(Tensor[] parameters) : DrawnBackward(parameters)
{
    private readonly Size[] _sizes = Array.ConvertAll(parameters, static parameter => parameter.shape);

    private protected override Tensor Zeros(Tensor grad, int input) => grad.new_zeros(_sizes[input]);
}

/// <summary>derivatives.yaml: <c>_standard_gamma</c>; grad · _standard_gamma_grad(self, result), of which no kernel exists yet.</summary>
internal sealed class StandardGammaBackward0(Tensor self) : Node(self);
