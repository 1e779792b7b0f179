namespace Compat;

public static partial class torch
{
    /// <summary>Python's <c>len(tensor)</c>: the size of the first dimension.</summary>
    /// <exception cref="TypeError">The tensor has no dimension.</exception>
    public static int len(Tensor self) => self.Rank > 0 ? (int)self.Raw.Sizes[0] : throw new TypeError("len() of a 0-d tensor");

    /// <summary>Python's <c>len(collection)</c>.</summary>
    public static int len<T>(IReadOnlyCollection<T> items) => items.Count;

    /// <summary>Python's <c>tuple(sizes)</c>, which prints without PyTorch's name.</summary>
    public static SavedTuple tuple(Size sizes) => new(sizes.ToArray());

    /// <summary>Python's <c>dict(pairs)</c> of names and parameters, in their order.</summary>
    public static IReadOnlyList<(string name, Tensor tensor)> dict(IEnumerable<(string name, Parameter parameter)> pairs) =>
        [.. pairs.Select(pair => (pair.name, (Tensor)pair.parameter))];
}
