namespace Compat;

public static partial class torch
{
    /// <summary>The sum of all elements.</summary>
    /// <param name="input">Any shape, any dtype.</param>
    /// <param name="dtype">Result dtype; by default int64 for integral and bool input, otherwise the input's.</param>
    /// <remarks>PyTorch 2.13 <c>torch.sum</c>; derivatives.yaml <c>sum</c>.</remarks>
    public static Tensor sum(this Tensor input, DType? dtype = null)
    {
        var computed = dtype ?? Promotion.OfSum(input.dtype);
        var raw = Pipelines.Operand(input, computed);
        var output = Tensor.Of(input.Engine.Sum(raw, Checks.Reduced(null, input.Rank), keepdim: false), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? output.Record(new SumBackward0(input)) : output;
    }

    /// <summary>Sums over <paramref name="dim"/>.</summary>
    /// <param name="input">Any shape, any dtype.</param>
    /// <param name="dim">Dimensions to fold, from the end when negative; none folds all.</param>
    /// <param name="keepdim">Keeps each folded dimension, with size 1.</param>
    /// <param name="dtype">Result dtype; by default int64 for integral and bool input, otherwise the input's.</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.sum</c>; derivatives.yaml <c>sum.dim_IntList</c>.</remarks>
    public static Tensor sum(this Tensor input, Dims? dim, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
    {
        var dims = Checks.Reduced(dim, input.Rank);
        var computed = dtype ?? @out?.dtype ?? Promotion.OfSum(input.dtype);
        var raw = Pipelines.Operand(input, computed);
        if (@out is not null)
        {
            Destination.RefuseGrad("sum", @out, input);
            return Destination.Write(
                @out, Reductions.ResultShape(raw.Shape, dims, keepdim), computed, into => input.Engine.Sum(raw, dims, keepdim, into));
        }

        var output = Tensor.Of(input.Engine.Sum(raw, dims, keepdim), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? output.Record(new SumBackward1(input, dims, keepdim)) : output;
    }
}
