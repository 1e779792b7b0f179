using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Draws <paramref name="num_samples"/> categories of each row, by weight.</summary>
    /// <param name="input">Weights, (categories) or (rows, categories); they need not sum to one.</param>
    /// <param name="num_samples">Samples of each row.</param>
    /// <param name="replacement">True to let a category be drawn again.</param>
    /// <param name="generator">By default the default generator.</param>
    /// <param name="out">Destination, int64.</param>
    /// <exception cref="RuntimeError">The weights have other dimensions or dtypes, are too few, negative, not finite or all 0.</exception>
    /// <returns>A new int64 tensor, (num_samples) or (rows, num_samples).</returns>
    /// <remarks>PyTorch 2.13 <c>torch.multinomial</c>; not differentiable.</remarks>
    public static Tensor multinomial(
        this Tensor input, long num_samples, bool replacement = false, Generator? generator = null,
        Tensor? @out = null)
    {
        var categories = Categories(input, num_samples, replacement, @out);
        var shape = input.Rank == 2 ? Shape.Of(input.Raw.Sizes[0], num_samples) : Shape.Of(num_samples);
        var samples = RawTensor.OnHost(shape, DType.Int64);
        if (shape.Count > 0)
        {
            if (categories == 0) throw new RuntimeError("invalid multinomial distribution (sum of probabilities <= 0)");
            if (replacement && num_samples > 1) Replacing(input, categories, samples, generator);
            else Largest(input, categories, samples, generator);
        }
        if (@out is null) return Sampling.FromHost(samples, input);
        Destination.Resize(@out, shape);
        @out.Engine.Copy(samples, @out.Raw);
        return @out.Rebase(null);
    }

    private static int Categories(Tensor input, long samples, bool replacement, Tensor? @out)
    {
        if (input.Rank is not (1 or 2)) throw new RuntimeError("prob_dist must be 1 or 2 dim");
        if (!input.dtype.is_floating_point)
        {
            throw new RuntimeError($"multinomial only supports floating-point dtypes for input, got: {input.dtype.CppName}");
        }
        if (@out is not null && @out.dtype != DType.Int64)
        {
            throw new RuntimeError($"multinomial expects Long tensor out, got: {@out.dtype.CppName}");
        }
        if (samples <= 0) throw new RuntimeError("cannot sample n_sample <= 0 samples");
        var categories = input.Raw.Sizes[^1];
        if (!replacement && samples > categories)
        {
            throw new RuntimeError("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
        }
        if (categories > 1 << 24) throw new RuntimeError("number of categories cannot exceed 2^24");
        if (categories == 0 && input.Raw.Shape.Sizes[0] > 0)
        {
            throw new RuntimeError("aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.");
        }
        return (int)categories;
    }

    private static void Replacing(Tensor input, int categories, RawTensor samples, Generator? generator)
    {
        var weights = Sampling.OnHost(input, Shape.Of(input.Raw.Sizes));
        var stream = Sampling.StreamOf(generator);
        lock (stream.Gate) Sampling.Run(weights, new WithReplacement(stream, categories, samples));
    }

    // Weight / exponential, of which the largest are taken: ATen's way without replacement and for a single sample.
    private static void Largest(Tensor input, int categories, RawTensor samples, Generator? generator)
    {
        var weights = Sampling.OnHost(input, Shape.Of(input.Raw.Sizes));
        Sampling.Run(weights, new ValidWeights(categories));
        var exponentials = Sampling.EmptyLike(input);
        Sampling.Fill(exponentials, generator, new EachDrawn<Exponential>(new(1)));
        Sampling.Run(weights, new WithoutReplacement(Sampling.OnHost(exponentials, weights.Shape), categories, samples));
    }

    private readonly record struct WithReplacement(RandomStream Stream, int Categories, RawTensor Samples) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T> => Multinomial.WithReplacement<T, TElement>(
                Stream, elements, Categories, (int)Samples.Sizes[^1], Sampling.Elements<long>(Samples));
    }

    private readonly record struct WithoutReplacement(RawTensor Exponentials, int Categories, RawTensor Samples) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T> => Multinomial.Largest<T, TElement>(
                elements, Sampling.Elements<T>(Exponentials), Categories, (int)Samples.Sizes[^1], Sampling.Elements<long>(Samples));
    }

    private readonly record struct ValidWeights(int Categories) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T> => Multinomial.Check<T, TElement>(elements, Categories);
    }
}
