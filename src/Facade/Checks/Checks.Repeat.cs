namespace Compat;

internal static partial class Checks
{
    /// <summary>Number of dimensions a repetition adds in front.</summary>
    /// <exception cref="RuntimeError">There are fewer numbers than dimensions, or a size becomes negative.</exception>
    public static int Repeat(Tensor self, Size repeats)
    {
        if (repeats.Length < self.Rank)
        {
            throw new RuntimeError("Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
        }

        var added = repeats.Length - self.Rank;
        for (var d = 0; d < repeats.Length; d++)
        {
            if (repeats[d] >= 0) continue;
            var sizes = repeats.ToArray();
            for (var i = added; i < sizes.Length; i++) sizes[i] *= self.Raw.Sizes[i - added];
            throw new RuntimeError($"Trying to create tensor with negative dimension {sizes[d]}: [{string.Join(", ", sizes)}]");
        }

        return added;
    }

    /// <exception cref="RuntimeError">No shift, or not one for each dimension.</exception>
    public static void Roll(long[] shifts, long[] dims)
    {
        if (shifts.Length == 0) throw new RuntimeError("`shifts` required");
        if (shifts.Length == 1 && dims.Length == 0) return;
        if (shifts.Length != dims.Length)
        {
            throw new RuntimeError($"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
        }
    }

    /// <exception cref="RuntimeError">The tensor has fewer than two dimensions.</exception>
    public static void Triangle(string name, Tensor input)
    {
        if (input.Rank < 2) throw new RuntimeError($"{name}: input tensor must have at least 2 dimensions");
    }

    /// <exception cref="RuntimeError">No tensor, one of more than one dimension, different dtypes, or an unknown indexing.</exception>
    public static void Meshgrid(Tensor[] tensors, string? indexing)
    {
        if (tensors.Length == 0) throw new RuntimeError("meshgrid expects a non-empty TensorList");
        foreach (var tensor in tensors)
        {
            if (tensor.Rank > 1)
            {
                throw new RuntimeError($"torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: {tensor}");
            }

            if (tensor.dtype != tensors[0].dtype) throw new RuntimeError("meshgrid expects all tensors to have the same dtype");
        }

        if (indexing is not (null or "ij" or "xy"))
        {
            throw new RuntimeError($"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        }

        if (indexing is null) Warnings.MeshgridIndexing();
    }
}
