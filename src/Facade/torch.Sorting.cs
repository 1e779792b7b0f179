using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Elements in order along <paramref name="dim"/>, NaN greatest, and where they were.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.sort</c>; derivatives.yaml <c>sort</c>. Always stable.</remarks>
    public static return_types.sort sort(
        this Tensor input, long dim = -1, bool descending = false, bool? stable = null, (Tensor values, Tensor indices)? @out = null)
    {
        Checks.RealKernel("sort", input);
        var picked = input.Engine.Sort(input.Raw, Checks.Wrap(dim, input.Rank), descending);
        var (values, indices) = Picked("sort", input, picked, @out);
        if (@out is null && Graph.Needs(input))
        {
            values.Record(stable is null ? new SortBackward0(input, indices, dim) : new SortBackward1(input, indices, dim));
        }

        return new(values, indices);
    }

    /// <summary>Places of the elements in order along <paramref name="dim"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.argsort</c>.</remarks>
    public static Tensor argsort(this Tensor input, long dim = -1, bool descending = false, bool stable = false, Tensor? @out = null)
    {
        if (@out is null) return input.detach().sort(dim, descending).indices;
        return @out.copy_(input.detach().sort(dim, descending).indices);
    }

    /// <summary>Elements in order along the first dimension.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.msort</c>.</remarks>
    public static Tensor msort(this Tensor input) => input.sort(0).values;

    /// <summary>The <paramref name="k"/> greatest or least elements along <paramref name="dim"/> and where they are.</summary>
    /// <exception cref="RuntimeError">There are fewer.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.topk</c>; derivatives.yaml <c>topk</c>.</remarks>
    public static return_types.topk topk(
        this Tensor input, long k, long dim = -1, bool largest = true, bool sorted = true, (Tensor values, Tensor indices)? @out = null)
    {
        var along = Checks.Wrap(dim, input.Rank);
        Checks.RealKernel("topk_cpu", input);
        Checks.NotBool("topk_cpu", input);
        if (k < 0 || k > (input.Rank == 0 ? 1 : input.Raw.Sizes[along])) throw new RuntimeError("selected index k out of range");
        var (values, indices) = Picked("topk", input, input.Engine.Topk(input.Raw, k, along, largest, sorted), @out);
        if (@out is null && Graph.Needs(input)) values.Record(new TopkBackward0(input, indices, dim));
        return new(values, indices);
    }

    /// <summary>The lower median of all elements; NaN wins.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.median</c>; derivatives.yaml <c>median</c>.</remarks>
    public static Tensor median(this Tensor input)
    {
        var output = Median(input, ignoreNan: false);
        return Graph.Needs(input) ? output.Record(new MedianBackward0(input, output)) : output;
    }

    /// <summary>Lower medians along <paramref name="dim"/> and where they are; NaN wins.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.median</c>; derivatives.yaml <c>median.dim</c>.</remarks>
    public static return_types.median median(
        this Tensor input, long dim, bool keepdim = false, (Tensor values, Tensor indices)? @out = null)
    {
        var (values, indices) = Median("median", input, dim, keepdim, ignoreNan: false, @out);
        if (@out is null && Graph.Needs(input)) values.Record(new MedianBackward1(input, indices, dim, keepdim));
        return new(values, indices);
    }

    /// <summary>The lower median of all elements, NaN left out.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.nanmedian</c>; derivatives.yaml <c>nanmedian</c>.</remarks>
    public static Tensor nanmedian(this Tensor input)
    {
        var output = Median(input, ignoreNan: true);
        return Graph.Needs(input) ? output.Record(new NanmedianBackward0(input, output)) : output;
    }

    /// <summary>Lower medians along <paramref name="dim"/>, NaN left out, and where they are.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.nanmedian</c>; derivatives.yaml <c>nanmedian.dim</c>.</remarks>
    public static return_types.nanmedian nanmedian(
        this Tensor input, long dim, bool keepdim = false, (Tensor values, Tensor indices)? @out = null)
    {
        var (values, indices) = Median("nanmedian", input, dim, keepdim, ignoreNan: true, @out);
        if (@out is null && Graph.Needs(input)) values.Record(new NanmedianBackward1(input, indices, dim, keepdim));
        return new(values, indices);
    }

    private static Tensor Median(Tensor input, bool ignoreNan)
    {
        Checks.RealKernel("median_cpu", input);
        if (input.Count == 0) return input.new_full([], double.NaN, float32).to(input.dtype);
        var flat = Contiguous(input).As(Shape.Of(input.Count));
        return Tensor.Of(input.Engine.Median(flat, 0, ignoreNan).Values.As(Shape.Scalar), input.Engine);
    }

    private static (Tensor Values, Tensor Indices) Median(
        string name, Tensor input, long dim, bool keepdim, bool ignoreNan, (Tensor Values, Tensor Indices)? @out)
    {
        var dims = Checks.NotEmpty(name, input, dim);
        Checks.RealKernel("median_out", input);
        var (values, indices) = input.Engine.Median(input.Raw, dims.Length == 0 ? 0 : dims[0], ignoreNan);
        var shape = Reductions.ResultShape(input.Raw.Shape, dims, keepdim);
        return Picked(name, input, (values.As(shape), indices.As(shape)), @out);
    }

    private static (Tensor Values, Tensor Indices) Picked(
        string name, Tensor input, (RawTensor Values, RawTensor Indices) picked, (Tensor Values, Tensor Indices)? @out)
    {
        GC.KeepAlive(input);
        if (@out is not { } to) return (Tensor.Of(picked.Values, input.Engine), Tensor.Of(picked.Indices, input.Engine));
        Destination.RefuseGrad(name, to.Values, input);
        Write(to.Values, picked.Values);
        Write(to.Indices, picked.Indices);
        return to;

        void Write(Tensor destination, RawTensor source) => Destination.Write(
            destination, source.Shape, source.DType, into => into.Exists ? input.Engine.Copy(source, into) : source);
    }
}
