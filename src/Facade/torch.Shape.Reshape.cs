namespace Compat;

public static partial class torch
{
    /// <summary>Dimensions <paramref name="start_dim"/> to <paramref name="end_dim"/> as one; a 0-d tensor becomes a vector.</summary>
    /// <exception cref="RuntimeError">The start lies behind the end.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.flatten</c>.</remarks>
    public static Tensor flatten(this Tensor input, long start_dim = 0, long end_dim = -1)
    {
        var (start, end) = (Checks.Wrap(start_dim, input.Rank), Checks.Wrap(end_dim, input.Rank));
        if (start > end) throw new RuntimeError("flatten() has invalid args: start_dim cannot come after end_dim");
        if (input.Rank == 0) return input.reshape(1);
        if (start == end) return input;
        long joined = 1;
        foreach (var size in input.Raw.Sizes[start..(end + 1)]) joined *= size;
        return input.reshape(new Size([.. input.Raw.Sizes[..start], joined, .. input.Raw.Sizes[(end + 1)..]]));
    }

    /// <summary>A view with dimension <paramref name="dim"/> split into several; one size may be −1.</summary>
    /// <exception cref="RuntimeError">The sizes do not multiply to that of the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.unflatten</c>.</remarks>
    public static Tensor unflatten(this Tensor input, long dim, Size sizes)
    {
        var d = Checks.Wrap(dim, input.Rank);
        if (sizes.Length == 0) throw new RuntimeError("unflatten: sizes must be non-empty");
        if (input.Rank == 0)
            throw new RuntimeError("unflatten got an unexpected error:\nDimension specified as 0 but tensor has no dimensions");
        var split = Checks.Unflatten(sizes, d, input.Raw.Sizes[d]);
        return input.view(new Size([.. input.Raw.Sizes[..d], .. split, .. input.Raw.Sizes[(d + 1)..]]));
    }

    /// <summary>All elements in row-major order as a vector: a view where they lie so.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.ravel</c>.</remarks>
    public static Tensor ravel(this Tensor input) => input.contiguous().view(-1);

    /// <summary>The tensor viewed with the sizes of <paramref name="other"/>.</summary>
    /// <inheritdoc cref="view"/>
    public static Tensor view_as(this Tensor self, Tensor other) => self.view(other.shape);

    /// <summary>The tensor reshaped to the sizes of <paramref name="other"/>.</summary>
    /// <inheritdoc cref="reshape"/>
    public static Tensor reshape_as(this Tensor self, Tensor other) => self.reshape(other.shape);

    /// <summary>The tensor expanded to the sizes of <paramref name="other"/>.</summary>
    /// <inheritdoc cref="expand"/>
    public static Tensor expand_as(this Tensor self, Tensor other) => self.expand(other.shape);

    /// <summary>The tensor expanded to the given sizes.</summary>
    /// <inheritdoc cref="expand"/>
    public static Tensor broadcast_to(this Tensor input, Size size) => input.expand(size);

    /// <summary>The tensors expanded to the sizes they broadcast to.</summary>
    /// <exception cref="RuntimeError">The sizes do not broadcast.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.broadcast_tensors</c>.</remarks>
    public static Tensor[] broadcast_tensors(params TensorList tensors)
    {
        var (all, sizes) = (Checks.All("broadcast_tensors", tensors), Array.Empty<long>());
        foreach (var tensor in all) sizes = Engines.Shape.Broadcast(sizes, tensor.Raw.Sizes);
        var size = new Size(sizes);
        return Array.ConvertAll(all, tensor => tensor.Raw.Shape.SameSizes(size.Span) ? tensor : tensor.expand(size));
    }

    /// <summary>At least a vector: a 0-d tensor gets one dimension.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.atleast_1d</c>.</remarks>
    public static Tensor atleast_1d(Tensor input) => input.Rank == 0 ? input.reshape(1) : input;

    /// <inheritdoc cref="atleast_1d(Tensor)"/>
    public static Tensor[] atleast_1d(params TensorList tensors) => Array.ConvertAll(Checks.All("atleast_1d", tensors), atleast_1d);

    /// <summary>At least a matrix: dimensions are added in front.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.atleast_2d</c>.</remarks>
    public static Tensor atleast_2d(Tensor input) => input.Rank switch
    {
        0 => input.reshape(1, 1),
        1 => input.unsqueeze(0),
        _ => input,
    };

    /// <inheritdoc cref="atleast_2d(Tensor)"/>
    public static Tensor[] atleast_2d(params TensorList tensors) => Array.ConvertAll(Checks.All("atleast_2d", tensors), atleast_2d);

    /// <summary>At least three dimensions: a vector becomes (1, n, 1), a matrix (n, m, 1).</summary>
    /// <remarks>PyTorch 2.13 <c>torch.atleast_3d</c>.</remarks>
    public static Tensor atleast_3d(Tensor input) => input.Rank switch
    {
        0 => input.reshape(1, 1, 1),
        1 => input.unsqueeze(0).unsqueeze(-1),
        2 => input.unsqueeze(-1),
        _ => input,
    };

    /// <inheritdoc cref="atleast_3d(Tensor)"/>
    public static Tensor[] atleast_3d(params TensorList tensors) => Array.ConvertAll(Checks.All("atleast_3d", tensors), atleast_3d);
}
