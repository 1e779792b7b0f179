using Compat.Engines;

namespace Compat;

internal static partial class Checks
{
    /// <summary>Vectors without elements take no part in a concatenation of tensors of more dimensions.</summary>
    /// <remarks>PyTorch 2.13 <c>at::native::cat_should_skip_tensor</c>.</remarks>
    public static bool IsSkippedByCat(Tensor tensor) => tensor.Rank == 1 && tensor.Count == 0;

    /// <summary>Shape of a concatenation, and the wrapped dimension.</summary>
    /// <exception cref="ValueError">No tensor is given.</exception>
    /// <exception cref="RuntimeError">A tensor is 0-d, or sizes or numbers of dimensions differ.</exception>
    public static (Shape Shape, int Dim) Cat(Tensor[] tensors, long dim)
    {
        if (tensors.Length == 0) throw new ValueError("torch.cat(): expected a non-empty list of Tensors");
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].Rank == 0) throw new RuntimeError($"zero-dimensional tensor (at position {i}) cannot be concatenated");
        }

        var first = Array.Find(tensors, tensor => !IsSkippedByCat(tensor));
        if (first is null)
        {
            Wrap(dim, 1);
            return (Shape.Of(0), 0);
        }

        var d = Wrap(dim, first.Rank);
        long total = 0;
        for (var i = 0; i < tensors.Length; i++)
        {
            if (IsSkippedByCat(tensors[i])) continue;
            var expected = first.Raw.Sizes;
            var own = tensors[i].Raw.Sizes;
            if (own.Length != expected.Length)
            {
                throw new RuntimeError($"Tensors must have same number of dimensions: got {expected.Length} and {own.Length}");
            }

            for (var k = 0; k < own.Length; k++)
            {
                if (k != d && own[k] != expected[k])
                {
                    throw new RuntimeError($"Sizes of tensors must match except in dimension {d}. Expected size {expected[k]} but got size "
                        + $"{own[k]} for tensor number {i} in the list.");
                }
            }

            total += own[d];
        }

        return (CatShape(tensors, first, d, total), d);
    }

    /// <exception cref="RuntimeError">No tensor is given, or sizes differ.</exception>
    public static void Stack(Tensor[] tensors)
    {
        if (tensors.Length == 0) throw new RuntimeError("stack expects a non-empty TensorList");
        for (var i = 1; i < tensors.Length; i++)
        {
            if (tensors[i].Raw.Shape.SameSizes(tensors[0].Raw.Shape)) continue;
            throw new RuntimeError($"stack expects each tensor to be equal size, but got {tensors[0].Raw.Shape} at entry 0 and "
                + $"{tensors[i].Raw.Shape} at entry {i}");
        }
    }

    // Channels last where every operand lies so (cat_compute_output_memory_format), otherwise row-major.
    private static Shape CatShape(Tensor[] tensors, Tensor first, int dim, long total)
    {
        var sizes = first.Raw.Sizes.ToArray();
        sizes[dim] = total;
        if (first.Rank != 4 || Array.Exists(tensors, tensor => !LiesChannelsLast(tensor))) return Shape.Of(sizes);
        return Shape.Of(sizes, ChannelsLast(sizes));
    }

    private static bool LiesChannelsLast(Tensor tensor) =>
        tensor.Rank == 4 && !tensor.Raw.IsContiguous && Shape.Of(tensor.Raw.Sizes, ChannelsLast(tensor.Raw.Sizes)).Strides
            .SequenceEqual(tensor.Raw.Strides);
}
