using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The greatest element; NaN wins.</summary>
    /// <exception cref="RuntimeError">There is no element.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.max</c>; derivatives.yaml <c>max</c>.</remarks>
    public static Tensor max(this Tensor input)
    {
        var output = Extreme("max", input, Checks.NotEmpty("max", input, null), keepdim: false, greatest: true, null);
        return Graph.Needs(input) ? output.Record(new MaxBackward1(input, output)) : output;
    }

    /// <summary>The least element; NaN wins.</summary>
    /// <exception cref="RuntimeError">There is no element.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.min</c>; derivatives.yaml <c>min</c>.</remarks>
    public static Tensor min(this Tensor input)
    {
        var output = Extreme("min", input, Checks.NotEmpty("min", input, null), keepdim: false, greatest: false, null);
        return Graph.Needs(input) ? output.Record(new MinBackward1(input, output)) : output;
    }

    /// <summary>The greater of two elements: <see cref="maximum(Tensor, Tensor, Tensor?)"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.max</c>.</remarks>
    public static Tensor max(this Tensor input, Tensor other, Tensor? @out = null) => maximum(input, other, @out);

    /// <summary>The lesser of two elements: <see cref="minimum(Tensor, Tensor, Tensor?)"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.min</c>.</remarks>
    public static Tensor min(this Tensor input, Tensor other, Tensor? @out = null) => minimum(input, other, @out);

    /// <summary>The greatest elements along <paramref name="dim"/> and where they lie, the first of equals; NaN wins.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.max</c>; derivatives.yaml <c>max.dim</c>.</remarks>
    public static return_types.max max(
        this Tensor input, long dim, bool keepdim = false, (Tensor values, Tensor indices)? @out = null)
    {
        var (values, indices) = Picked("max", input, dim, keepdim, greatest: true, @out);
        if (@out is null && Graph.Needs(input)) values.Record(new MaxBackward0(input, indices, dim, keepdim));
        return new(values, indices);
    }

    /// <summary>The least elements along <paramref name="dim"/> and where they lie, the first of equals; NaN wins.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.min</c>; derivatives.yaml <c>min.dim</c>.</remarks>
    public static return_types.min min(
        this Tensor input, long dim, bool keepdim = false, (Tensor values, Tensor indices)? @out = null)
    {
        var (values, indices) = Picked("min", input, dim, keepdim, greatest: false, @out);
        if (@out is null && Graph.Needs(input)) values.Record(new MinBackward0(input, indices, dim, keepdim));
        return new(values, indices);
    }

    /// <summary>The greatest elements over <paramref name="dim"/>; equals share the gradient.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.amax</c>; derivatives.yaml <c>amax</c>.</remarks>
    public static Tensor amax(this Tensor input, Dims? dim = null, bool keepdim = false, Tensor? @out = null)
    {
        Checks.SameDType("amax", input, @out);
        var dims = Checks.NotEmpty("amax", input, dim);
        var output = Extreme("amax", input, dims, keepdim, greatest: true, @out);
        return @out is null && Graph.Needs(input) ? output.Record(new AmaxBackward0(input, output, dims, keepdim, dim)) : output;
    }

    /// <summary>The least elements over <paramref name="dim"/>; equals share the gradient.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.amin</c>; derivatives.yaml <c>amin</c>.</remarks>
    public static Tensor amin(this Tensor input, Dims? dim = null, bool keepdim = false, Tensor? @out = null)
    {
        Checks.SameDType("amin", input, @out);
        var dims = Checks.NotEmpty("amin", input, dim);
        var output = Extreme("amin", input, dims, keepdim, greatest: false, @out);
        return @out is null && Graph.Needs(input) ? output.Record(new AminBackward0(input, output, dims, keepdim, dim)) : output;
    }

    /// <summary>The least and the greatest elements, of all or along <paramref name="dim"/>.</summary>
    /// <exception cref="RuntimeError">There is no element.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.aminmax</c>; derivatives.yaml <c>aminmax</c>.</remarks>
    public static return_types.aminmax aminmax(
        this Tensor input, long? dim = null, bool keepdim = false, (Tensor min, Tensor max)? @out = null)
    {
        var dims = Checks.Aminmax(input, dim);
        if (@out is { } pair)
        {
            Checks.AminmaxOut(input, pair.min, pair.max);
        }

        var least = Extreme("aminmax", input, dims, keepdim, greatest: false, @out?.min);
        var greatest = Extreme("aminmax", input, dims, keepdim, greatest: true, @out?.max);
        if (@out is null && Graph.Needs(input))
        {
            var node = new AminmaxBackward0(input, least, greatest, dims, keepdim, dim);
            least.Record(node);
            greatest.Record(node, 1);
        }

        return new(least, greatest);
    }

    /// <summary>Where the greatest element lies: in the flattened tensor, or along <paramref name="dim"/>; the first of equals.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.argmax</c>.</remarks>
    public static Tensor argmax(this Tensor input, long? dim = null, bool keepdim = false, Tensor? @out = null) =>
        Place("argmax", input, dim, keepdim, @out, static (e, x, d) => e.Argmax(x, d, keepdim: true));

    /// <summary>Where the least element lies: in the flattened tensor, or along <paramref name="dim"/>; the first of equals.</summary>
    /// <exception cref="IndexError">The dimension lies outside [−rank, rank − 1], or has size 0.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.argmin</c>.</remarks>
    public static Tensor argmin(this Tensor input, long? dim = null, bool keepdim = false, Tensor? @out = null) =>
        Place("argmin", input, dim, keepdim, @out, static (e, x, d) => e.Argmin(x, d, keepdim: true));

    private static Tensor Extreme(string name, Tensor input, int[] dims, bool keepdim, bool greatest, Tensor? @out)
    {
        Checks.RealKernel(name, input);
        return Reductions.Run(
            name, input, input.Raw, dims, keepdim, input.dtype, @out,
            into => greatest ? input.Engine.Amax(input.Raw, dims, keepdim, into) : input.Engine.Amin(input.Raw, dims, keepdim, into));
    }

    private static (Tensor Values, Tensor Indices) Picked(
        string name, Tensor input, long dim, bool keepdim, bool greatest, (Tensor Values, Tensor Indices)? @out)
    {
        var dims = Checks.NotEmpty(name, input, dim);
        var values = Extreme(name, input, dims, keepdim, greatest, @out?.Values);
        var along = dims.Length == 0 ? 0 : dims[0];
        var indices = Reductions.Run(
            name, input, input.Raw, dims, keepdim, int64, @out?.Indices,
            into => greatest ? input.Engine.Argmax(input.Raw, along, keepdim, into) : input.Engine.Argmin(input.Raw, along, keepdim, into));
        return (values, indices);
    }

    private static Tensor Place(
        string name, Tensor input, long? dim, bool keepdim, Tensor? @out, Func<IEngine, RawTensor, int, RawTensor> kernel)
    {
        Checks.NotBool(name + "_cpu", input);
        Checks.RealKernel(name + "_cpu", input);
        var dims = Checks.NotEmpty(name, input, dim is { } d ? (Dims?)d : null);
        return Reductions.Run(name, input, input.Raw, dims, keepdim, int64, @out, _ =>
        {
            var flat = dim is null ? Contiguous(input).As(Shape.Of(input.Count)) : input.Raw;
            var places = kernel(input.Engine, flat, dim is null || dims.Length == 0 ? 0 : dims[0]);
            return places.As(Reductions.ResultShape(input.Raw.Shape, dims, keepdim));
        });
    }

    private static RawTensor Contiguous(Tensor x) =>
        x.Raw.IsContiguous ? x.Raw : x.Engine.Copy(x.Raw, x.Engine.Empty(Shape.Of(x.Raw.Sizes), x.dtype, x.device));
}
