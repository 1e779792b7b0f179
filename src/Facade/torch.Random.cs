using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Uniform numbers of [0, 1).</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.rand</c>.</remarks>
    public static Tensor rand(
        Size size, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false,
        Tensor? @out = null) => Drawn(Target("rand", size, dtype, device, @out).uniform_(generator: generator), @out, requires_grad);

    /// <summary>Normal numbers, mean 0 and deviation 1.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randn</c>.</remarks>
    public static Tensor randn(
        Size size, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false,
        Tensor? @out = null) => Drawn(Target("randn", size, dtype, device, @out).normal_(generator: generator), @out, requires_grad);

    /// <summary>Whole numbers of [low, high), int64 unless said.</summary>
    /// <exception cref="RuntimeError">The range is empty, or the dtype cannot hold it.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randint</c>.</remarks>
    public static Tensor randint(
        long low, long high, Size size, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false, Tensor? @out = null)
    {
        var target = Target("randint", size, @out is null ? dtype ?? DType.Int64 : dtype, device, @out);
        return Drawn(target.random_(low, high, generator), @out, requires_grad);
    }

    /// <summary>Whole numbers of [0, high), int64 unless said.</summary>
    /// <inheritdoc cref="randint(long, long, Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor randint(
        long high, Size size, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false,
        Tensor? @out = null) => randint(0, high, size, generator, dtype, device, requires_grad, @out);

    /// <summary>The numbers 0 … n-1 in random order, int64 unless said.</summary>
    /// <exception cref="NotImplementedError">The dtype is bool or complex.</exception>
    /// <exception cref="RuntimeError">n is negative, or the dtype cannot hold n - 1.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randperm</c>.</remarks>
    public static Tensor randperm(
        long n, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false,
        Tensor? @out = null)
    {
        RandomChecks.Permutation(n, dtype ?? @out?.dtype ?? DType.Int64);
        var result = Target("randperm", n, @out is null ? dtype ?? DType.Int64 : dtype, device, @out);
        Sampling.Fill(result, generator, new Permutation());
        return Drawn(result.Rebase(null), @out, requires_grad);
    }

    /// <summary>Uniform numbers of [0, 1) in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.rand_like</c>.</remarks>
    public static Tensor rand_like(
        Tensor input, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false,
        memory_format? memory_format = null) =>
        Drawn(Sampling.EmptyLike(input, dtype, device, memory_format).uniform_(generator: generator), null, requires_grad);

    /// <summary>Normal numbers, mean 0 and deviation 1, in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randn_like</c>.</remarks>
    public static Tensor randn_like(
        Tensor input, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false,
        memory_format? memory_format = null) =>
        Drawn(Sampling.EmptyLike(input, dtype, device, memory_format).normal_(generator: generator), null, requires_grad);

    /// <summary>Whole numbers of [low, high) in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <exception cref="RuntimeError">The range is empty, or the dtype cannot hold it.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randint_like</c>.</remarks>
    public static Tensor randint_like(
        Tensor input, long low, long high, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false, memory_format? memory_format = null) =>
        Drawn(Sampling.EmptyLike(input, dtype, device, memory_format).random_(low, high, generator), null, requires_grad);

    /// <summary>Whole numbers of [0, high) in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <inheritdoc cref="randint_like(Tensor, long, long, Generator?, DType?, Device?, bool, memory_format?)"/>
    public static Tensor randint_like(
        Tensor input, long high, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false, memory_format? memory_format = null) =>
        randint_like(input, 0, high, generator, dtype, device, requires_grad, memory_format);

    /// <summary>What is filled: a new tensor, or the destination in the right sizes.</summary>
    // A new tensor was written once, but nobody saw what was there before.
    private static Tensor Drawn(Tensor result, Tensor? @out, bool requires_grad = false)
    {
        if (@out is null && !result.IsInference) result.Counter.Set(0);
        return Leaf(result, requires_grad);
    }

    private static Tensor Target(string name, Size size, DType? dtype, Device? device, Tensor? @out)
    {
        if (@out is null) return empty(size, dtype: dtype, device: device);
        Checks.Sizes(size);
        if (dtype is not null && dtype != @out.dtype)
        {
            throw new RuntimeError($"dtype {dtype.CppName} does not match dtype of out parameter ({@out.dtype.CppName})");
        }
        Destination.RefuseGrad(name, @out);
        Destination.Resize(@out, Shape.Of(size.Span));
        return @out;
    }
}
