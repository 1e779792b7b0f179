namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">The number of paddings is odd or too large, or a value stands where none is taken.</exception>
    /// <exception cref="NotImplementedError">There is no such mode, or not for that number of dimensions.</exception>
    public static void Pad(Tensor input, Size pad, string mode, double? value)
    {
        var (count, rank) = (pad.Length, input.Rank);
        if (count % 2 != 0) throw new RuntimeError("Padding length must be divisible by 2");
        if (count > 2 * rank)
        {
            throw new RuntimeError("Padding length should be less than or equal to two times the input dimension but got padding length "
                + $"{count} and input of dimension {rank}");
        }

        if (mode == "constant") return;
        if (value is not (null or 0)) throw new RuntimeError($"Padding mode \"{mode}\" doesn't take in value argument");
        if (mode is not ("reflect" or "replicate" or "circular")) throw new NotImplementedError($"Unrecognised padding mode {mode}");
        if ((count == 2 && rank is 2 or 3) || (count == 4 && rank is 3 or 4) || (count == 6 && rank is 4 or 5)) return;
        throw new NotImplementedError($"Padding size {count} is not supported for {rank}D input tensor.\nSupported combinations for "
            + "non-constant padding:\n  - 2D or 3D input: padding size = 2 (pads last dimension)\n  - 3D or 4D input: padding size = 4 "
            + "(pads last 2 dimensions)\n  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)");
    }

    /// <summary>What negative paddings leave of a dimension.</summary>
    /// <exception cref="RuntimeError">Less than nothing.</exception>
    public static long Kept(long size, long left, long right)
    {
        var kept = size + Math.Min(left, 0) + Math.Min(right, 0);
        return kept >= 0 ? kept : throw new RuntimeError("narrow(): length must be non-negative.");
    }

    /// <exception cref="RuntimeError">A dimension is empty or too short.</exception>
    /// <exception cref="NotImplementedError">The tensor is bool.</exception>
    /// <remarks>PyTorch 2.13 <c>ATen/native/Padding.h</c>, <c>ReplicationPadding.cpp</c>.</remarks>
    public static void PadByCopies(Tensor input, Size pad, string mode)
    {
        var (count, sizes) = (pad.Length / 2, input.Raw.Sizes.ToArray());
        var first = input.Rank - count - 1;
        for (var d = first; d < input.Rank; d++)
        {
            if (sizes[d] != 0) continue;
            throw new RuntimeError($"Expected {count + 1}D or {count + 2}D (batch mode) tensor with possibly 0 batch size and other "
                + "non-zero "
                + $"dimensions for input, but got: {input.Raw.Shape}");
        }

        for (var i = 0; i < count; i++)
        {
            var (d, left, right) = (input.Rank - 1 - i, pad[2 * i], pad[(2 * i) + 1]);
            if (mode == "reflect" && (left >= sizes[d] || right >= sizes[d]))
            {
                throw new RuntimeError($"Argument #{4 + (2 * i)}: Padding size should be less than the corresponding input dimension, but "
                    + "got: "
                    + $"padding ({left}, {right}) at dimension {d} of input {input.Raw.Shape}");
            }
        }

        // ATen asks for one size that is positive, not for all.
        if (!Enumerable.Range(0, count).Any(i => sizes[^(i + 1)] + pad[2 * i] + pad[(2 * i) + 1] >= 1))
        {
            throw new RuntimeError(TooSmall(input, pad, count));
        }

        if (input.dtype == DType.Bool)
        {
            throw new NotImplementedError(
                $"\"{(mode == "reflect" ? "reflection" : "replication")}_pad{count}d\" not implemented for 'Bool'");
        }
    }

    /// <summary>Sizes of a circular padding.</summary>
    /// <exception cref="RuntimeError">A padding wraps around more than once, or leaves nothing.</exception>
    public static long[] PadCircular(Tensor input, Size pad)
    {
        var sizes = input.Raw.Sizes.ToArray();
        for (var i = 0; i < pad.Length / 2; i++)
        {
            var (d, left, right) = (input.Rank - 1 - i, pad[2 * i], pad[(2 * i) + 1]);
            if (left > sizes[d] || right > sizes[d]) throw new RuntimeError("Padding value causes wrapping around more than once.");
            sizes[d] += left + right;
            if (sizes[d] < 0) throw new RuntimeError("Negative padding value is resulting in an empty dimension");
        }

        return sizes;
    }

    /// <summary>The row without gradient, −1 where there is none.</summary>
    /// <exception cref="AssertionError">That row does not exist.</exception>
    /// <exception cref="RuntimeError">The weight is no matrix, or the indices are no integers.</exception>
    public static long Embedding(Tensor input, Tensor weight, long? padding)
    {
        var row = padding ?? -1;
        if (padding is not null)
        {
            var rows = weight.Rank == 0 ? 0 : weight.Raw.Sizes[0];
            if (row >= rows || row < -rows) throw new AssertionError("Padding_idx must be within num_embeddings");
            if (row < 0) row += rows;
        }

        if (weight.Rank != 2) throw new RuntimeError("'weight' must be 2-D");
        return IsIndexType(input) ? row : throw new RuntimeError("Expected tensor for argument #1 'indices' to have one of the following "
            + "scalar "
            + $"types: Long, Int; but got torch.{input.dtype.CppName}Tensor instead (while checking arguments for embedding)");
    }

    private static string TooSmall(Tensor input, Size pad, int count)
    {
        ReadOnlySpan<string> names = ["W", "H", "D"];
        var (before, after) = (new string[count], new string[count]);
        for (var i = 0; i < count; i++)
        {
            var size = input.Raw.Sizes[input.Rank - 1 - i];
            before[count - 1 - i] = $"{names[i]}: {size}";
            after[count - 1 - i] = $"{names[i]}: {size + pad[2 * i] + pad[(2 * i) + 1]}";
        }

        return $"input ({string.Join(", ", before)}) is too small. Calculated output {string.Join(" ", after)}";
    }
}
