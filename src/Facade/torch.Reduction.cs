using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The sum of all elements.</summary>
    /// <param name="input">Any shape, any dtype.</param>
    /// <param name="dtype">Result dtype; by default int64 for integral and bool input, otherwise the input's.</param>
    /// <remarks>PyTorch 2.13 <c>torch.sum</c>; derivatives.yaml <c>sum</c>.</remarks>
    public static Tensor sum(this Tensor input, DType? dtype = null)
    {
        var output = Sum("sum", input, Checks.Reduced(null, input.Rank), keepdim: false, dtype, null);
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
        var output = Sum("sum", input, dims, keepdim, dtype, @out);
        return @out is null && Graph.Needs(input) ? output.Record(new SumBackward1(input, dims, keepdim, dim)) : output;
    }

    /// <summary>Sums over <paramref name="dim"/>, NaN counted as 0.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <exception cref="RuntimeError">The tensor is complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.nansum</c>; derivatives.yaml <c>nansum</c>.</remarks>
    public static Tensor nansum(this Tensor input, Dims? dim = null, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
    {
        if (input.dtype.is_complex) throw new RuntimeError("nansum does not support complex inputs");
        var dims = Checks.Reduced(dim, input.Rank);
        if (input.dtype.IsIntegral) return input.sum(dim, keepdim, dtype, @out);
        var computed = dtype ?? @out?.dtype ?? input.dtype;
        if (computed.IsIntegral) return where(isnan(input), 0, input).sum(dim, keepdim, dtype, @out);
        var raw = Pipelines.Operand(input, computed);
        var output = Reductions.Run(
            "nansum", input, raw, dims, keepdim, computed, @out,
            into => input.Engine.Sum(WithoutNan(input.Engine, raw), dims, keepdim, into));
        return @out is null && Graph.Needs(input) ? output.Record(new NansumBackward0(input, dims, keepdim, dim)) : output;
    }

    /// <summary>The mean of all elements.</summary>
    /// <inheritdoc cref="mean(Tensor, Dims?, bool, DType?, Tensor?)"/>
    public static Tensor mean(this Tensor input, DType? dtype = null)
    {
        var output = Mean(input, Checks.Reduced(null, input.Rank), keepdim: false, dtype, null);
        return Graph.Needs(input) ? output.Record(new MeanBackward0(input)) : output;
    }

    /// <summary>Means over <paramref name="dim"/>; NaN of nothing.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.mean</c>; derivatives.yaml <c>mean.dim</c>.</remarks>
    public static Tensor mean(this Tensor input, Dims? dim, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
    {
        var dims = Checks.Reduced(dim, input.Rank);
        var output = Mean(input, dims, keepdim, dtype, @out);
        return @out is null && Graph.Needs(input) ? output.Record(new MeanBackward1(input, dims, keepdim, dim)) : output;
    }

    /// <summary>Means over <paramref name="dim"/>, NaN left out.</summary>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.nanmean</c>, a composite.</remarks>
    public static Tensor nanmean(this Tensor input, Dims? dim = null, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
    {
        if (!input.dtype.IsDifferentiable)
        {
            throw new RuntimeError($"nanmean(): expected input to have floating point or complex dtype but got {input.dtype.CppName}");
        }

        var factor = input.detach().isnan().logical_not().sum(dim, keepdim);
        return input.nansum(dim, keepdim, dtype).div(factor, @out: @out);
    }

    /// <summary>The product of all elements.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.prod</c>; derivatives.yaml <c>prod</c>.</remarks>
    public static Tensor prod(this Tensor input, DType? dtype = null)
    {
        var output = Prod(input, Checks.Reduced(null, input.Rank), keepdim: false, dtype, null);
        return Graph.Needs(input) ? output.Record(new ProdBackward0(input, output)) : output;
    }

    /// <summary>Products over <paramref name="dim"/>.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.prod</c>; derivatives.yaml <c>prod.dim_int</c>.</remarks>
    public static Tensor prod(this Tensor input, long dim, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
    {
        var output = Prod(input, Checks.Reduced(dim, input.Rank), keepdim, dtype, @out);
        return @out is null && Graph.Needs(input) ? output.Record(new ProdBackward1(input, output, dim, keepdim)) : output;
    }

    /// <summary>Running sums along <paramref name="dim"/>.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.cumsum</c>; derivatives.yaml <c>cumsum</c>.</remarks>
    public static Tensor cumsum(this Tensor input, long dim, DType? dtype = null, Tensor? @out = null)
    {
        var (along, computed) = (Checks.Wrap(dim, input.Rank), dtype ?? @out?.dtype ?? Promotion.OfSum(input.dtype));
        var raw = Pipelines.Operand(input, computed);
        Checks.NotBoolKernel("cumsum_out_cpu", computed);
        var output = Reductions.Run("cumsum", input, raw, [], keepdim: true, computed, @out, into => input.Engine.Cumsum(raw, along, into));
        return @out is null && Graph.Needs(input) ? output.Record(new CumsumBackward0(input, dim)) : output;
    }

    /// <summary>Running products along <paramref name="dim"/>.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.cumprod</c>; derivatives.yaml <c>cumprod</c>.</remarks>
    public static Tensor cumprod(this Tensor input, long dim, DType? dtype = null, Tensor? @out = null)
    {
        var (along, computed) = (Checks.Wrap(dim, input.Rank), dtype ?? @out?.dtype ?? Promotion.OfSum(input.dtype));
        var raw = Pipelines.Operand(input, computed);
        Checks.NotBoolKernel("cumprod_out_cpu", computed);
        var output = Reductions.Run(
            "cumprod", input, raw, [], keepdim: true, computed, @out, into => input.Engine.Cumprod(raw, along, into));
        return @out is null && Graph.Needs(input) ? output.Record(new CumprodBackward0(input, output, dim)) : output;
    }

    private static Tensor Sum(string name, Tensor input, int[] dims, bool keepdim, DType? dtype, Tensor? @out)
    {
        var computed = dtype ?? @out?.dtype ?? Promotion.OfSum(input.dtype);
        if (computed == @bool)
        {
            var any = Reductions.Run(name, input, input.Raw, dims, keepdim, @bool, @out, _ => Any(input, dims, keepdim));
            return any;
        }

        var raw = Pipelines.Operand(input, computed);
        return Reductions.Run(name, input, raw, dims, keepdim, computed, @out, into => input.Engine.Sum(raw, dims, keepdim, into));
    }

    private static Tensor Prod(Tensor input, int[] dims, bool keepdim, DType? dtype, Tensor? @out)
    {
        var computed = dtype ?? @out?.dtype ?? Promotion.OfSum(input.dtype);
        if (computed == @bool) return Reductions.Run("prod", input, input.Raw, dims, keepdim, @bool, @out, _ => All(input, dims, keepdim));
        var raw = Pipelines.Operand(input, computed);
        return Reductions.Run("prod", input, raw, dims, keepdim, computed, @out, into => input.Engine.Prod(raw, dims, keepdim, into));
    }

    // float16 and bfloat16 are summed and divided in float32, and rounded once.
    private static Tensor Mean(Tensor input, int[] dims, bool keepdim, DType? dtype, Tensor? @out)
    {
        Checks.MeanDType(input, dtype);
        var computed = dtype ?? @out?.dtype ?? input.dtype;
        var wide = computed.itemsize == 2 ? float32 : computed;
        var raw = Pipelines.Operand(Pipelines.Operand(input, computed), input.Engine, wide);
        return Reductions.Run("mean", input, raw, dims, keepdim, computed, @out, into =>
        {
            var total = input.Engine.Sum(raw, dims, keepdim);
            var count = RawTensor.OnHost(Reductions.Count(raw.Shape, dims), wide);
            var mean = input.Engine.Div(total, count, wide == computed && into.Exists ? into : default);
            return wide == computed ? mean : Pipelines.Operand(mean, input.Engine, computed);
        });
    }

    private static RawTensor WithoutNan(IEngine engine, in RawTensor x) =>
        engine.Where(engine.Ne(x, x), RawTensor.OnHost(0, x.DType), x);
}
