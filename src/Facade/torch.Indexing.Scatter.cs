using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A copy with input[index[i][j]][j] = src[i][j] for dimension 0, likewise for the others.</summary>
    /// <param name="input">As many dimensions as index and source.</param>
    /// <param name="dim">Dimension that is indexed.</param>
    /// <param name="index">int64 or int32; no larger than the source, nor than the input in the other dimensions.</param>
    /// <param name="src">Of the input's dtype.</param>
    /// <param name="reduce"><c>add</c> or <c>multiply</c>: combines with what was there; has no gradient.</param>
    /// <exception cref="RuntimeError">Sizes or dtypes do not fit, or an index lies outside the dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.scatter</c>; derivatives.yaml <c>scatter.src</c>.</remarks>
    public static Tensor scatter(
        this Tensor input, long dim, Tensor index, Tensor src, string? reduce = null, Tensor? @out = null)
    {
        var (d, places, mode) = ForScatter(input, dim, index, src, reduce);
        var result = Duplicate(input);
        result.Engine.Scatter(result.Raw, d, places, src.Raw, mode);
        GC.KeepAlive(src);
        if (@out is not null) return Given("scatter", @out, result, input, src);
        return Graph.Needs(input, src) ? result.Record(Scattering(input, dim, index, src, reduce)) : result;
    }

    /// <summary>A copy with one number written, or combined, at the places of the index.</summary>
    /// <inheritdoc cref="scatter(Tensor, long, Tensor, Tensor, string, Tensor)"/>
    public static Tensor scatter(
        this Tensor input, long dim, Tensor index, Scalar value, string? reduce = null, Tensor? @out = null)
    {
        var src = Everywhere(input, index, value);
        var (d, places, mode) = ForScatter(input, dim, index, null, reduce);
        var result = Duplicate(input);
        result.Engine.Scatter(result.Raw, d, places, src, mode);
        if (@out is not null) return Given("scatter", @out, result, input);
        return Graph.Needs(input) ? result.Record(Scattering(input, dim, index, null, reduce)) : result;
    }

    /// <summary>self[index[i][j]][j] = src[i][j] for dimension 0, likewise for the others.</summary>
    /// <inheritdoc cref="scatter(Tensor, long, Tensor, Tensor, string, Tensor)"/>
    public static Tensor scatter_(this Tensor self, long dim, Tensor index, Tensor src, string? reduce = null)
    {
        var (d, places, mode) = ForScatter(self, dim, index, src, reduce);
        Inplace.Check(self, src);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, src) ? Scattering(self, dim, index, src, reduce) : null;
        self.Engine.Scatter(self.Raw, d, places, src.Raw, mode);
        GC.KeepAlive(src);
        return self.Rebase(node);
    }

    /// <summary>Writes, or combines, one number at the places of the index.</summary>
    /// <inheritdoc cref="scatter(Tensor, long, Tensor, Tensor, string, Tensor)"/>
    public static Tensor scatter_(this Tensor self, long dim, Tensor index, Scalar value, string? reduce = null)
    {
        var src = Everywhere(self, index, value);
        var (d, places, mode) = ForScatter(self, dim, index, null, reduce);
        Inplace.Check(self);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self) ? Scattering(self, dim, index, null, reduce) : null;
        self.Engine.Scatter(self.Raw, d, places, src, mode);
        return self.Rebase(node);
    }

    /// <summary>A copy with src[i][j] added to input[index[i][j]][j] for dimension 0, likewise for the others.</summary>
    /// <inheritdoc cref="scatter(Tensor, long, Tensor, Tensor, string, Tensor)"/>
    /// <remarks>PyTorch 2.13 <c>torch.scatter_add</c>; derivatives.yaml <c>scatter_add</c>.</remarks>
    public static Tensor scatter_add(this Tensor input, long dim, Tensor index, Tensor src, Tensor? @out = null)
    {
        var (d, places, _) = ForScatter(input, dim, index, src, null);
        var result = Duplicate(input);
        result.Engine.Scatter(result.Raw, d, places, src.Raw, ScatterMode.Add);
        GC.KeepAlive(src);
        if (@out is not null) return Given("scatter_add", @out, result, input, src);
        return Graph.Needs(input, src) ? result.Record(new ScatterAddBackward0(input, src, dim, index)) : result;
    }

    /// <summary>Adds src[i][j] to self[index[i][j]][j] for dimension 0, likewise for the others.</summary>
    /// <inheritdoc cref="scatter_add"/>
    public static Tensor scatter_add_(this Tensor self, long dim, Tensor index, Tensor src)
    {
        var (d, places, _) = ForScatter(self, dim, index, src, null);
        Inplace.Check(self, src);
        Destination.CheckOverlap(self);
        var node = Graph.Needs(self, src) ? new ScatterAddBackward0(self, src, dim, index) : null;
        self.Engine.Scatter(self.Raw, d, places, src.Raw, ScatterMode.Add);
        GC.KeepAlive(src);
        return self.Rebase(node);
    }

    private static (int Dim, RawTensor Places, ScatterMode Mode) ForScatter(
        Tensor self, long dim, Tensor index, Tensor? src, string? reduce)
    {
        var d = Checks.Wrap(dim, self.Rank);
        Checks.Scatter(self, d, index, src);
        if (reduce is not null && src is not null) Warnings.ScatterReduce();
        return (d, Pipelines.Operand(index, DType.Int64), reduce switch
        {
            null => ScatterMode.Set,
            "add" => ScatterMode.Add,
            "multiply" => ScatterMode.Multiply,
            _ => throw new RuntimeError("reduce argument must be either add or multiply."),
        });
    }

    // One number as a source of the index's sizes.
    private static RawTensor Everywhere(Tensor self, Tensor index, Scalar value)
    {
        Checks.Fits(value, self.dtype);
        var number = self.Engine.Fill(self.Engine.Empty(Shape.Scalar, self.dtype, self.device), value);
        return number.ExpandTo(index.Raw.Sizes);
    }

    private static Node Scattering(Tensor self, long dim, Tensor index, Tensor? src, string? reduce)
    {
        if (reduce is not null) return new NotImplemented("aten::scatter", src is null ? [self] : [self, src]);
        return src is null ? new ScatterBackward1(self, dim, index) : new ScatterBackward0(self, src, dim, index);
    }
}
