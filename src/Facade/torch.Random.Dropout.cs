namespace Compat;

public static partial class torch
{
    /// <summary>Zeroes each element with probability <paramref name="p"/> and multiplies the rest by 1 / (1 - p), while training.</summary>
    /// <exception cref="RuntimeError">p lies outside [0, 1].</exception>
    /// <returns>A new tensor, or the input itself where nothing is to be done.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.dropout</c> on the CPU: a product with the mask (ATen/native/Dropout.cpp).</remarks>
    public static Tensor dropout(Tensor input, double p, bool train) => Masked(input, p, train, default, inplace: false);

    /// <inheritdoc cref="dropout"/>
    public static Tensor dropout_(Tensor input, double p, bool train) => Masked(input, p, train, default, inplace: true);

    /// <summary>Zeroes whole channels, the second dimension, with probability <paramref name="p"/>.</summary>
    /// <exception cref="RuntimeError">p lies outside [0, 1], or the input has fewer than two dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.feature_dropout</c>.</remarks>
    public static Tensor feature_dropout(Tensor input, double p, bool train) =>
        Masked(input, p, train, new MaskKind(Feature: true), inplace: false);

    /// <inheritdoc cref="feature_dropout"/>
    public static Tensor feature_dropout_(Tensor input, double p, bool train) =>
        Masked(input, p, train, new MaskKind(Feature: true), inplace: true);

    /// <summary>Sets elements to SELU's negative limit with probability <paramref name="p"/>, keeping mean and deviation.</summary>
    /// <exception cref="RuntimeError">p lies outside [0, 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.alpha_dropout</c>.</remarks>
    public static Tensor alpha_dropout(Tensor input, double p, bool train) =>
        Masked(input, p, train, new MaskKind(Alpha: true), inplace: false);

    /// <inheritdoc cref="alpha_dropout"/>
    public static Tensor alpha_dropout_(Tensor input, double p, bool train) =>
        Masked(input, p, train, new MaskKind(Alpha: true), inplace: true);

    /// <summary>Sets whole channels to SELU's negative limit with probability <paramref name="p"/>.</summary>
    /// <exception cref="RuntimeError">p lies outside [0, 1], or the input has fewer than two dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.feature_alpha_dropout</c>.</remarks>
    public static Tensor feature_alpha_dropout(Tensor input, double p, bool train) =>
        Masked(input, p, train, new MaskKind(Feature: true, Alpha: true), inplace: false);

    /// <inheritdoc cref="feature_alpha_dropout"/>
    public static Tensor feature_alpha_dropout_(Tensor input, double p, bool train) =>
        Masked(input, p, train, new MaskKind(Feature: true, Alpha: true), inplace: true);

    private readonly record struct MaskKind(bool Feature = false, bool Alpha = false);

    private static Tensor Masked(Tensor input, double p, bool train, MaskKind kind, bool inplace)
    {
        RandomChecks.Dropout(p);
        if (p == 0 || !train || input.Count == 0) return input;
        if (p == 1) return Times(input, input.new_zeros([]), inplace);

        var noise = kind.Feature ? input.new_empty(ChannelSizes(input)) : Sampling.EmptyLike(input);
        if (!kind.Alpha)
        {
            RandomChecks.NotComplex(input.dtype, "bernoulli_scalar_cpu_");
            Sampling.Fill(noise, null, new BernoulliFill(1 - p, Divisor: 1 - p));
            Destination.CheckCast(Promotion.ToFloat(input.dtype), input.dtype);
            return Times(input, noise, inplace);
        }

        noise.bernoulli_(1 - p);
        const double alpha = 1.7580993408473766;
        var a = 1 / Math.Sqrt((alpha * alpha * p + 1) * (1 - p));
        var b = noise.add(-1).mul_(alpha * a).add_(alpha * a * p);
        return Times(input, noise.mul_(a), inplace).add_(b);
    }

    private static Size ChannelSizes(Tensor input)
    {
        if (input.Rank < 2) throw new RuntimeError("Feature dropout requires at least 2 dimensions in the input");
        var sizes = new long[input.Rank];
        sizes.AsSpan().Fill(1);
        input.Raw.Sizes[..2].CopyTo(sizes);
        return new Size(sizes.AsSpan());
    }

    private static Tensor Times(Tensor input, Tensor noise, bool inplace) => inplace ? input.mul_(noise) : input.mul(noise);
}
