using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    /// <summary>The different elements, or slices along <paramref name="dim"/>, in ascending order.</summary>
    /// <returns>
    /// The elements; asked for, where each of the input's is among them, and how often each is there; what was not asked for is null.
    /// </returns>
    /// <remarks>PyTorch 2.13 <c>torch.unique</c>.</remarks>
    public static Distinct unique(
        this Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, long? dim = null) =>
        Unique(input, consecutive: false, return_inverse, return_counts, dim);

    /// <summary>The first element, or slice along <paramref name="dim"/>, of each run of equals.</summary>
    /// <inheritdoc cref="unique"/>
    /// <remarks>PyTorch 2.13 <c>torch.unique_consecutive</c>.</remarks>
    public static Distinct unique_consecutive(
        this Tensor input, bool return_inverse = false, bool return_counts = false, long? dim = null) =>
        Unique(input, consecutive: true, return_inverse, return_counts, dim);

    private static Distinct Unique(Tensor input, bool consecutive, bool inverse, bool counts, long? dim)
    {
        Checks.RealKernel(dim is null ? "unique" : "unique_dim", input);
        var (engine, plain) = (input.Engine, input.detach());
        var along = dim is { } d ? Checks.Wrap(d, input.Rank) : 0;
        var source = dim is null ? plain.reshape(plain.Count) : plain.movedim(along, 0).contiguous();
        var size = source.Rank == 0 ? 1 : source.shape[0];
        var (places, which, many) = engine.Unique(source.view(size, size == 0 ? 0 : source.Count / size).Raw, consecutive);
        var values = source.index_select(0, Tensor.Of(places, engine)).movedim(0, along);
        if (Graph.Needs(input))
        {
            values.Record(consecutive ? new UniqueConsecutiveBackward0(input)
                : dim is null ? new Unique2Backward0(input)
                : new UniqueDimBackward0(input));
        }

        var back = Tensor.Of(which, engine);
        return new Distinct(
            values, inverse ? dim is null ? back.view(input.shape) : back : null, counts ? Tensor.Of(many, engine) : null);
    }
}

/// <summary>What <see cref="torch.unique"/> gives: a tensor, or a tuple with what was asked for beside it.</summary>
/// <param name="output">The different elements or slices.</param>
/// <param name="inverse">Where each of the input's is among them, or null.</param>
/// <param name="counts">How often each is there, or null.</param>
public readonly record struct Distinct(Tensor output, Tensor? inverse, Tensor? counts) : ITuple
{
    /// <summary>Number of results that were asked for.</summary>
    public int Length => Results.Length;

    private Tensor[] Results => inverse is null
        ? counts is null ? [output] : [output, counts]
        : counts is null ? [output, inverse] : [output, inverse, counts];

    object? ITuple.this[int index] => Results[index];

    public static implicit operator Tensor(Distinct distinct) => distinct.output;

    /// <summary>The two results, where one was asked for beside the elements.</summary>
    public void Deconstruct(out Tensor output, out Tensor? second) => (output, second) = (this.output, inverse ?? counts);
}
