using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>0, 1, … below <paramref name="end"/>.</summary>
    /// <inheritdoc cref="arange(Scalar, Scalar, Scalar?, DType?, layout?, Device?, bool, Tensor?)"/>
    public static Tensor arange(
        Scalar end, DType? dtype = null, layout? layout = null, Device? device = null, bool requires_grad = false, Tensor? @out = null) =>
        arange(0, end, 1, dtype, layout, device, requires_grad, @out);

    /// <summary>start + i·step, as long as it lies before <paramref name="end"/>.</summary>
    /// <param name="start">First number.</param>
    /// <param name="end">Where to stop; not included.</param>
    /// <param name="step">Distance, not 0; by default 1.</param>
    /// <param name="dtype">By default int64, or the default dtype where a number is a float.</param>
    /// <param name="layout">Only <c>strided</c> exists.</param>
    /// <param name="device">By default <c>cpu</c>.</param>
    /// <param name="requires_grad">True to gather gradients.</param>
    /// <param name="out">Destination.</param>
    /// <exception cref="RuntimeError">The step is 0 or leads away from the end, or a bound is not finite.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.arange</c>; ATen/native/RangeFactories.cpp.</remarks>
    public static Tensor arange(
        Scalar start, Scalar end, Scalar? step = null, DType? dtype = null, layout? layout = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null)
    {
        var by = step ?? 1;
        var whole = start.IsIntegral && end.IsIntegral && by.IsIntegral;
        var type = @out?.dtype ?? dtype ?? (whole ? int64 : get_default_dtype());
        var count = Checks.Arange(start, end, by, type, @out is not null);
        return Ranged("arange_cpu", Shape.Of(count), type, device, requires_grad, @out, (e, into) => e.Arange(start, by, into));
    }

    /// <summary><paramref name="steps"/> evenly spaced numbers, both bounds included.</summary>
    /// <exception cref="RuntimeError">The number of steps is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.linspace</c>; ATen/native/RangeFactories.cpp.</remarks>
    public static Tensor linspace(
        Scalar start, Scalar end, long steps, DType? dtype = null, layout? layout = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null)
    {
        if (steps < 0) throw new RuntimeError("number of steps must be non-negative");
        var type = @out?.dtype ?? dtype ?? (start.IsComplex || end.IsComplex ? get_default_dtype().ToComplex() : get_default_dtype());
        return Ranged("linspace_cpu", Shape.Of(steps), type, device, requires_grad, @out, (e, into) => e.Linspace(start, end, into));
    }

    /// <inheritdoc cref="linspace(Scalar, Scalar, long, DType?, layout?, Device?, bool, Tensor?)"/>
    public static Tensor linspace(
        Tensor start, Tensor end, long steps, DType? dtype = null, layout? layout = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null)
    {
        if (start.Rank != 0 || end.Rank != 0)
        {
            throw new RuntimeError($"linspace only supports 0-dimensional start and end tensors, but got start with {start.Rank} "
                + $"dimension(s) and end with {end.Rank} dimension(s).");
        }

        return linspace(start.item(), end.item(), steps, dtype, layout, device, requires_grad, @out);
    }

    /// <inheritdoc cref="linspace(Tensor, Tensor, long, DType?, layout?, Device?, bool, Tensor?)"/>
    public static Tensor linspace(
        Tensor start, Scalar end, long steps, DType? dtype = null, layout? layout = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null)
    {
        if (start.Rank != 0)
        {
            throw new RuntimeError(
                $"linspace only supports 0-dimensional start and end tensors, but got start with {start.Rank} dimension(s).");
        }

        return linspace(start.item(), end, steps, dtype, layout, device, requires_grad, @out);
    }

    /// <inheritdoc cref="linspace(Tensor, Tensor, long, DType?, layout?, Device?, bool, Tensor?)"/>
    public static Tensor linspace(
        Scalar start, Tensor end, long steps, DType? dtype = null, layout? layout = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null)
    {
        if (end.Rank != 0)
        {
            throw new RuntimeError(
                $"linspace only supports 0-dimensional start and end tensors, but got end with {end.Rank} dimension(s).");
        }

        return linspace(start, end.item(), steps, dtype, layout, device, requires_grad, @out);
    }

    /// <summary>Ones on the diagonal of a square matrix, zeros elsewhere.</summary>
    /// <inheritdoc cref="eye(long, long, DType?, layout?, Device?, bool, Tensor?)"/>
    public static Tensor eye(
        long n, DType? dtype = null, layout? layout = null, Device? device = null, bool requires_grad = false, Tensor? @out = null) =>
        eye(n, n, dtype, layout, device, requires_grad, @out);

    /// <summary>Ones on the diagonal of an (n, m) matrix, zeros elsewhere.</summary>
    /// <exception cref="RuntimeError">A size is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.eye</c>.</remarks>
    public static Tensor eye(
        long n, long m, DType? dtype = null, layout? layout = null, Device? device = null, bool requires_grad = false,
        Tensor? @out = null)
    {
        if (n < 0) throw new RuntimeError($"n must be greater or equal to 0, got {n}");
        if (m < 0) throw new RuntimeError($"m must be greater or equal to 0, got {m}");
        var result = zeros([n, m], dtype, device, requires_grad: false, @out);
        var strides = result.Raw.Strides;
        result.Engine.Fill(result.Raw.As(Shape.Of([Math.Min(n, m)], [strides[0] + strides[1]])), 1);
        return Leaf(result, requires_grad);
    }

    /// <summary>Places of the lower triangle of a (row, col) matrix, row by row: row numbers above column numbers.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.tril_indices</c>.</remarks>
    public static Tensor tril_indices(long row, long col, long offset = 0, DType? dtype = null, Device? device = null) =>
        Triangle(row, col, (i, j) => j <= i + offset, dtype, device);

    /// <summary>Places of the upper triangle of a (row, col) matrix, row by row: row numbers above column numbers.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.triu_indices</c>.</remarks>
    public static Tensor triu_indices(long row, long col, long offset = 0, DType? dtype = null, Device? device = null) =>
        Triangle(row, col, (i, j) => j >= i + offset, dtype, device);

    private static Tensor Triangle(long rows, long columns, Func<long, long, bool> inside, DType? dtype, Device? device)
    {
        var places = new List<long>();
        for (var part = 0; part < 2; part++)
        {
            for (long i = 0; i < rows; i++)
            {
                for (long j = 0; j < columns; j++)
                {
                    if (inside(i, j)) places.Add(part == 0 ? i : j);
                }
            }
        }

        return tensor(places.ToArray(), dtype: dtype ?? int64, device: device).view(2, places.Count / 2);
    }

    private static Tensor Ranged(
        string kernel, Shape shape, DType dtype, Device? device, bool requires_grad, Tensor? @out, Action<IEngine, RawTensor> fill)
    {
        if (dtype == @bool && (shape.Count > 1 || kernel == "arange_cpu"))
        {
            throw new NotImplementedError($"\"{kernel}\" not implemented for 'Bool'");
        }

        if (@out is not null && SavedOriginal.Scopes != 0) SavedOriginal.BeforeWrite(@out);
        if (@out is not null) Destination.Resize(@out, shape);
        var result = @out ?? New(shape, dtype, device, requires_grad: false);
        fill(result.Engine, result.Raw);
        if (@out is not null) @out.Bump();
        return Leaf(result, requires_grad);
    }
}
