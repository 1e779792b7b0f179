namespace Compat;

public static partial class torch
{
    /// <inheritdoc cref="rand(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor rand(
        long d0, long d1, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        rand([d0, d1], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="rand(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor rand(
        long d0, long d1, long d2, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => rand([d0, d1, d2], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="rand(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor rand(
        long d0, long d1, long d2, long d3, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => rand([d0, d1, d2, d3], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="rand(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor rand(
        long d0, long d1, long d2, long d3, long d4, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => rand([d0, d1, d2, d3, d4], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="rand(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor rand(
        long d0, long d1, long d2, long d3, long d4, long d5, Generator? generator = null, DType? dtype = null,
        Device? device = null, bool requires_grad = false) => rand([d0, d1, d2, d3, d4, d5], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="randn(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor randn(
        long d0, long d1, Generator? generator = null, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        randn([d0, d1], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="randn(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor randn(
        long d0, long d1, long d2, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => randn([d0, d1, d2], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="randn(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor randn(
        long d0, long d1, long d2, long d3, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => randn([d0, d1, d2, d3], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="randn(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor randn(
        long d0, long d1, long d2, long d3, long d4, Generator? generator = null, DType? dtype = null, Device? device = null,
        bool requires_grad = false) => randn([d0, d1, d2, d3, d4], generator, dtype, device, requires_grad);

    /// <inheritdoc cref="randn(Size, Generator?, DType?, Device?, bool, Tensor?)"/>
    public static Tensor randn(
        long d0, long d1, long d2, long d3, long d4, long d5, Generator? generator = null, DType? dtype = null,
        Device? device = null, bool requires_grad = false) => randn([d0, d1, d2, d3, d4, d5], generator, dtype, device, requires_grad);
}
