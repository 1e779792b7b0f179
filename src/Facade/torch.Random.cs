namespace Compat;

public static partial class torch
{
    /// <summary>Uniform numbers of [0, 1).</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.rand</c>.</remarks>
    public static Tensor rand(
        Size size, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        return Leaf(empty(size, dtype: dtype, device: device).uniform_(generator: generator), requires_grad);
    }

    /// <summary>Normal numbers, mean 0 and deviation 1.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randn</c>.</remarks>
    public static Tensor randn(
        Size size, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        return Leaf(empty(size, dtype: dtype, device: device).normal_(generator: generator), requires_grad);
    }

    /// <summary>Whole numbers of [low, high), int64 unless said.</summary>
    /// <exception cref="RuntimeError">The range is empty, or the dtype cannot hold it.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randint</c>.</remarks>
    public static Tensor randint(
        long low, long high, Size size, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false)
    {
        return Leaf(empty(size, dtype: dtype ?? DType.Int64, device: device).random_(low, high, generator), requires_grad);
    }

    /// <summary>Whole numbers of [0, high), int64 unless said.</summary>
    /// <inheritdoc cref="randint(long, long, Size, Generator?, DType?, Device?, bool)"/>
    public static Tensor randint(
        long high, Size size, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        randint(0, high, size, generator, dtype, device, requires_grad);

    /// <summary>The numbers 0 … n-1 in random order, int64 unless said.</summary>
    /// <exception cref="NotImplementedError">The dtype is bool or complex.</exception>
    /// <exception cref="RuntimeError">n is negative, or the dtype cannot hold n - 1.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randperm</c>.</remarks>
    public static Tensor randperm(
        long n, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        dtype ??= DType.Int64;
        RandomChecks.Permutation(n, dtype);
        var result = empty(n, dtype: dtype, device: device);
        Sampling.Fill(result, generator, new Permutation());
        return Leaf(result, requires_grad);
    }

    /// <summary>Uniform numbers of [0, 1) in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.rand_like</c>.</remarks>
    public static Tensor rand_like(
        Tensor input, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        return Leaf(Sampling.EmptyLike(input, dtype, device).uniform_(generator: generator), requires_grad);
    }

    /// <summary>Normal numbers, mean 0 and deviation 1, in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randn_like</c>.</remarks>
    public static Tensor randn_like(
        Tensor input, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        return Leaf(Sampling.EmptyLike(input, dtype, device).normal_(generator: generator), requires_grad);
    }

    /// <summary>Whole numbers of [low, high) in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <exception cref="RuntimeError">The range is empty, or the dtype cannot hold it.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.randint_like</c>.</remarks>
    public static Tensor randint_like(
        Tensor input, long low, long high, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false)
    {
        return Leaf(Sampling.EmptyLike(input, dtype, device).random_(low, high, generator), requires_grad);
    }

    /// <summary>Whole numbers of [0, high) in the sizes, strides, dtype and device of <paramref name="input"/>.</summary>
    /// <inheritdoc cref="randint_like(Tensor, long, long, Generator?, DType?, Device?, bool)"/>
    public static Tensor randint_like(
        Tensor input, long high, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => randint_like(input, 0, high, generator, dtype, device, requires_grad);
}
