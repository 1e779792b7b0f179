using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The elements with dimensions reversed.</summary>
    /// <exception cref="RuntimeError">A dimension stands twice.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.flip</c>; derivatives.yaml <c>flip</c>.</remarks>
    public static Tensor flip(this Tensor input, params Size dims)
    {
        var chosen = Checks.DimSet((Dims)dims, input.Rank);
        int[] wrapped = [.. Enumerable.Range(0, input.Rank).Where(d => chosen[d])];
        var result = Tensor.Of(input.Engine.Flip(input.Raw, wrapped), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new FlipBackward0(input, dims)) : result;
    }

    /// <summary>The columns in reverse order.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.fliplr</c>.</remarks>
    public static Tensor fliplr(this Tensor input) =>
        input.Rank >= 2 ? input.flip(1) : throw new RuntimeError("Input must be >= 2-d.");

    /// <summary>The rows in reverse order.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.flipud</c>.</remarks>
    public static Tensor flipud(this Tensor input) =>
        input.Rank >= 1 ? input.flip(0) : throw new RuntimeError("Input must be >= 1-d.");

    /// <summary>The elements moved by <paramref name="shifts"/> along <paramref name="dims"/>; what leaves enters again.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="shifts">Places to move by, one for each dimension.</param>
    /// <param name="dims">By default the flattened tensor is rolled.</param>
    /// <exception cref="RuntimeError">Shifts and dimensions differ in number.</exception>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.roll</c>; derivatives.yaml <c>roll</c>.</remarks>
    public static Tensor roll(this Tensor input, Dims shifts, Dims? dims = null)
    {
        var (by, along) = (shifts.ToArray(), dims?.ToArray() ?? []);
        Checks.Roll(by, along);
        var result = Tensor.Of(Rolled(input, by, along), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new RollBackward0(input, by, along)) : result;
    }

    /// <summary>The part of each matrix on and below a diagonal; zeros elsewhere.</summary>
    /// <exception cref="RuntimeError">The tensor has fewer than two dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.tril</c>; derivatives.yaml <c>tril</c>.</remarks>
    public static Tensor tril(this Tensor input, long diagonal = 0, Tensor? @out = null) => Triangle("tril", input, diagonal, false, @out);

    /// <summary>The part of each matrix on and above a diagonal; zeros elsewhere.</summary>
    /// <exception cref="RuntimeError">The tensor has fewer than two dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.triu</c>; derivatives.yaml <c>triu</c>.</remarks>
    public static Tensor triu(this Tensor input, long diagonal = 0, Tensor? @out = null) => Triangle("triu", input, diagonal, true, @out);

    /// <inheritdoc cref="tril"/>
    public static Tensor tril_(this Tensor self, long diagonal = 0) => TriangleInPlace("tril", self, diagonal, false);

    /// <inheritdoc cref="triu"/>
    public static Tensor triu_(this Tensor self, long diagonal = 0) => TriangleInPlace("triu", self, diagonal, true);

    /// <summary>A vector as a diagonal matrix, or a copy of a matrix's diagonal.</summary>
    /// <exception cref="RuntimeError">The tensor has neither one nor two dimensions.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.diag</c>.</remarks>
    public static Tensor diag(this Tensor input, long diagonal = 0, Tensor? @out = null)
    {
        if (input.Rank is not (1 or 2)) throw new RuntimeError($"diag(): Supports 1D or 2D tensors. Got {input.Rank}D");
        var result = input.Rank == 1 ? input.diag_embed(diagonal) : DiagonalCopy(input, diagonal);
        if (@out is null) return result;
        Destination.RefuseGrad("diag", @out, input);
        return Destination.Write(
            @out, result.Raw.Shape, result.dtype, into => into.Exists ? input.Engine.Copy(result.Raw, into) : result.Raw);
    }

    /// <summary>A tensor whose matrices over <paramref name="dim1"/> and <paramref name="dim2"/> have the last dimension as
    /// diagonal.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.diag_embed</c>; derivatives.yaml <c>diag_embed</c>.</remarks>
    public static Tensor diag_embed(this Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1)
    {
        var (a, b) = (Checks.Wrap(dim1, input.Rank + 1), Checks.Wrap(dim2, input.Rank + 1));
        if (a == b) throw new RuntimeError($"diagonal dimensions cannot be identical {dim1}, {dim2}");
        var length = Math.Abs(offset) + input.Raw.Sizes[^1];
        var sizes = new List<long>(input.Raw.Sizes[..^1].ToArray());
        sizes.Insert(Math.Min(a, b), length);
        sizes.Insert(Math.Max(a, b), length);
        var raw = input.Engine.Empty(Shape.Of(sizes.ToArray()), input.dtype, input.device);
        var result = Tensor.Of(input.Engine.Fill(raw, 0), input.Engine);
        var (shape, start) = Diagonal(result, offset, a, b);
        input.Engine.Copy(input.Raw, raw.As(shape, start));
        return Graph.Needs(input) ? result.Record(new DiagEmbedBackward0(input, offset, dim1, dim2)) : result;
    }

    /// <summary>A diagonal matrix of all elements.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.diagflat</c>.</remarks>
    public static Tensor diagflat(this Tensor input, long offset = 0) => input.contiguous().view(-1).diag(offset);

    private static Tensor DiagonalCopy(Tensor input, long offset)
    {
        var (shape, start) = Diagonal(input, offset, 0, 1);
        var raw = input.Engine.Empty(Shape.Of(shape.Sizes), input.dtype, input.device);
        var result = Tensor.Of(input.Engine.Copy(input.Raw.As(shape, start), raw), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new DiagonalBackward0_copy(input, offset, 0, 1)) : result;
    }

    private static Tensor Triangle(string name, Tensor input, long diagonal, bool upper, Tensor? @out)
    {
        Checks.Triangle(name, input);
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, input);
            var into = Destination.Open(@out, Shape.Of(input.Raw.Sizes), input.dtype, input);
            return Destination.Close(@out, input.Engine.Triangle(input.Raw, diagonal, upper, into));
        }

        var result = Tensor.Of(input.Engine.Triangle(input.Raw, diagonal, upper), input.Engine);
        GC.KeepAlive(input);
        if (!Graph.Needs(input)) return result;
        return result.Record(upper ? new TriuBackward0(input, diagonal) : new TrilBackward0(input, diagonal));
    }

    private static Tensor TriangleInPlace(string name, Tensor self, long diagonal, bool upper)
    {
        Checks.Triangle(name, self);
        Inplace.Check(self);
        Destination.CheckOverlap(self);
        Node? node = !Graph.Needs(self) ? null : upper ? new TriuBackward0(self, diagonal) : new TrilBackward0(self, diagonal);
        self.Engine.Triangle(self.Raw, diagonal, upper, self.Raw);
        return self.Rebase(node);
    }

    // One dimension after the other, each as two parts that change places; without dimensions as one vector.
    private static RawTensor Rolled(Tensor input, long[] shifts, long[] dims)
    {
        var (engine, raw) = (input.Engine, input.Raw);
        var sizes = Shape.Of(raw.Sizes);
        if (dims.Length == 0) raw = engine.Copy(raw, engine.Empty(sizes, raw.DType, input.device)).As(Shape.Of(raw.Count), 0);
        for (var i = 0; i < shifts.Length; i++)
        {
            var d = dims.Length == 0 ? 0 : Checks.WrapWithout0d(dims[i], raw.Rank);
            var result = engine.Empty(Shape.Of(raw.Sizes), raw.DType, input.device);
            if (raw.Count > 0)
            {
                var extent = raw.Sizes[d];
                var shift = ((shifts[i] % extent) + extent) % extent;
                engine.Copy(raw.Narrow(d, 0, extent - shift), result.Narrow(d, shift, extent - shift));
                engine.Copy(raw.Narrow(d, extent - shift, shift), result.Narrow(d, 0, shift));
            }

            raw = result;
        }

        return raw.As(sizes, 0);
    }
}
