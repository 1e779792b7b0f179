using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>1 where a uniform number is below the element of <paramref name="input"/>, otherwise 0.</summary>
    /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
    /// <exception cref="RuntimeError">An element lies outside [0, 1].</exception>
    /// <returns>A new contiguous tensor of the input's dtype.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.bernoulli</c>; derivatives.yaml <c>bernoulli</c>.</remarks>
    public static Tensor bernoulli(this Tensor input, Generator? generator = null, Tensor? @out = null)
    {
        var result = EmptyFor(input, input.shape, @out, "bernoulli");
        Bernoulli.Fill(result, input, generator);
        if (@out is not null) return result.Rebase(null);
        return Graph.Needs(input) ? result.Record(new BernoulliBackward0(input)) : result;
    }

    /// <summary>1 with probability <paramref name="p"/>, otherwise 0, in the sizes and dtype of <paramref name="input"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is complex.</exception>
    /// <exception cref="RuntimeError">p lies outside [0, 1].</exception>
    /// <returns>A new contiguous tensor.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.bernoulli</c>; derivatives.yaml has no entry for <c>bernoulli.p</c>.</remarks>
    public static Tensor bernoulli(this Tensor input, double p, Generator? generator = null)
    {
        var result = EmptyFor(input, input.shape).bernoulli_(p, generator);
        return Graph.Needs(input) ? result.Record(new NotImplemented("aten::bernoulli", input)) : result;
    }

    /// <summary>Normal numbers of deviation <paramref name="std"/> about the elements of <paramref name="mean"/>.</summary>
    /// <exception cref="RuntimeError">std is negative or NaN.</exception>
    /// <returns>A new contiguous tensor of the dtype of <paramref name="mean"/>.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.normal</c>; derivatives.yaml <c>normal.Tensor_float</c>.</remarks>
    public static Tensor normal(Tensor mean, double std = 1, Generator? generator = null, Tensor? @out = null)
    {
        Tensor result;
        using (no_grad()) result = Drawn(EmptyFor(mean, mean.shape, @out, "normal").normal_(0, std, generator).add_(mean), @out);
        return @out is null && Graph.Needs(mean) ? result.Record(new NormalBackward1(mean)) : result;
    }

    /// <summary>Normal numbers about <paramref name="mean"/>, their deviations the elements of <paramref name="std"/>.</summary>
    /// <exception cref="RuntimeError">A deviation is negative or NaN, or complex.</exception>
    /// <returns>A new contiguous tensor of the dtype of <paramref name="std"/>.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.normal</c>; derivatives.yaml <c>normal.float_Tensor</c>.</remarks>
    public static Tensor normal(double mean, Tensor std, Generator? generator = null, Tensor? @out = null)
    {
        RandomChecks.Deviations(std);
        Tensor result;
        using (no_grad()) result = Drawn(EmptyFor(std, std.shape, @out, "normal").normal_(0, 1, generator).mul_(std).add_(mean), @out);
        return @out is null && Graph.Needs(std) ? result.Record(new NormalBackward2(std)) : result;
    }

    /// <summary>Normal numbers about the elements of <paramref name="mean"/>, their deviations those of <paramref name="std"/>.</summary>
    /// <exception cref="RuntimeError">A deviation is negative or NaN, or complex, or the sizes do not broadcast.</exception>
    /// <returns>A new contiguous tensor of the dtype of <paramref name="mean"/>.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.normal</c>; derivatives.yaml <c>normal.Tensor_Tensor</c>.</remarks>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null, Tensor? @out = null)
    {
        RandomChecks.Deviations(std);
        var size = new Size(Shape.Broadcast(mean.Raw.Sizes, std.Raw.Sizes));
        Tensor result;
        using (no_grad()) result = Drawn(EmptyFor(mean, size, @out, "normal").normal_(0, 1, generator).mul_(std).add_(mean), @out);
        return @out is null && Graph.Needs(mean, std) ? result.Record(new NormalBackward3(mean, std)) : result;
    }

    /// <summary>Normal numbers of the given mean and deviation.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <exception cref="RuntimeError">std is negative or NaN.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.normal</c>.</remarks>
    public static Tensor normal(
        double mean, double std, Size size, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null) =>
        Drawn(Target("normal", size, dtype, device, @out).normal_(mean, std, generator), @out, requires_grad);

    /// <summary>Poisson numbers of the rates <paramref name="input"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
    /// <exception cref="RuntimeError">A rate is negative or NaN.</exception>
    /// <returns>A new contiguous tensor of the input's dtype.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.poisson</c>; derivatives.yaml <c>poisson</c>.</remarks>
    public static Tensor poisson(Tensor input, Generator? generator = null)
    {
        if (input.Count > 0) RandomChecks.Floating(input.dtype, "poisson_cpu");
        var result = Sampling.Replaced(input, Shape.Of(input.Raw.Sizes), generator, new PoissonRates());
        return Graph.Needs(input) ? result.Record(new PoissonBackward0(input)) : result;
    }

    /// <summary>Gamma numbers of the shapes <paramref name="input"/> and scale 1.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither float32 nor float64.</exception>
    /// <exception cref="RuntimeError">The gradient is asked for: it is not there yet.</exception>
    /// <returns>A new contiguous tensor of the input's dtype.</returns>
    /// <remarks>PyTorch 2.13 <c>torch._standard_gamma</c>.</remarks>
    public static Tensor _standard_gamma(Tensor input, Generator? generator = null)
    {
        if (input.dtype != DType.Float32 && input.dtype != DType.Float64) throw RandomChecks.NotFor("gamma_cpu", input.dtype);
        var result = Sampling.Replaced(input, Shape.Of(input.Raw.Sizes), generator, new GammaShapes());
        return Graph.Needs(input) ? result.Record(new StandardGammaBackward0(input)) : result;
    }

    /// <summary>The number of successes in <paramref name="count"/> trials of probability <paramref name="prob"/>, broadcast.</summary>
    /// <exception cref="ValueError">The dtype of count is not floating.</exception>
    /// <exception cref="NotImplementedError">The dtype is neither float32 nor float64.</exception>
    /// <exception cref="RuntimeError">The dtypes differ, or the sizes do not broadcast.</exception>
    /// <returns>A new contiguous tensor of the dtype of <paramref name="count"/>.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.binomial</c>; derivatives.yaml has no entry.</remarks>
    public static Tensor binomial(Tensor count, Tensor prob, Generator? generator = null)
    {
        if (!count.dtype.is_floating_point)
        {
            throw new ValueError($"binomial only supports floating-point dtypes for count, got: {count.dtype.CppName}");
        }
        if (prob.dtype != count.dtype)
        {
            throw new RuntimeError($"Found dtype {prob.dtype.CppName} but expected {count.dtype.CppName}");
        }
        var shape = Shape.Of(Shape.Broadcast(count.Raw.Sizes, prob.Raw.Sizes));
        if (count.dtype.itemsize < 4) throw RandomChecks.NotFor("binomial_cpu", count.dtype);
        var trials = new BinomialTrials(Sampling.OnHost(prob.detach().expand(new Size(shape.Sizes)).contiguous(), shape));
        var result = Sampling.Replaced(count, shape, generator, trials);
        return Graph.Needs(count, prob) ? result.Record(new NotImplemented("aten::binomial", count, prob)) : result;
    }

    /// <summary>The destination in the right sizes, or a new contiguous tensor with dtype and device of <paramref name="like"/>.</summary>
    private static Tensor EmptyFor(Tensor like, Size size, Tensor? @out = null, string name = "")
    {
        if (@out is null) return Tensor.Of(like.Engine.Empty(Shape.Of(size.Span), like.dtype, like.device), like.Engine);
        Destination.RefuseGrad(name, @out, like);
        Destination.Resize(@out, Shape.Of(size.Span));
        return @out;
    }
}
