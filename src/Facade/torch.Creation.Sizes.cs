using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor empty(
        long d0, long d1, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([d0, d1], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor empty(
        long d0, long d1, long d2, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([d0, d1, d2], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor empty(
        long d0, long d1, long d2, long d3, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([d0, d1, d2, d3], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor empty(
        long d0, long d1, long d2, long d3, long d4, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([d0, d1, d2, d3, d4], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    public static Tensor empty(
        long d0, long d1, long d2, long d3, long d4, long d5, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([d0, d1, d2, d3, d4, d5], dtype, device, requires_grad);

    /// <inheritdoc cref="empty(Size, DType?, Device?, bool)"/>
    [OverloadResolutionPriority(-1)]
    public static Tensor empty(params ReadOnlySpan<long> size) => empty(new Size(size));

    /// <inheritdoc cref="zeros(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor zeros(
        long d0, long d1, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([d0, d1], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor zeros(
        long d0, long d1, long d2, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([d0, d1, d2], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor zeros(
        long d0, long d1, long d2, long d3, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([d0, d1, d2, d3], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor zeros(
        long d0, long d1, long d2, long d3, long d4, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([d0, d1, d2, d3, d4], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor zeros(
        long d0, long d1, long d2, long d3, long d4, long d5, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([d0, d1, d2, d3, d4, d5], dtype, device, requires_grad);

    /// <inheritdoc cref="zeros(Size, DType?, Device?, bool, Tensor?)"/>
    [OverloadResolutionPriority(-1)]
    public static Tensor zeros(params ReadOnlySpan<long> size) => zeros(new Size(size));

    /// <inheritdoc cref="ones(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor ones(
        long d0, long d1, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([d0, d1], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor ones(
        long d0, long d1, long d2, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([d0, d1, d2], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor ones(
        long d0, long d1, long d2, long d3, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([d0, d1, d2, d3], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor ones(
        long d0, long d1, long d2, long d3, long d4, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([d0, d1, d2, d3, d4], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(Size, DType?, Device?, bool, Tensor?)"/>
    public static Tensor ones(
        long d0, long d1, long d2, long d3, long d4, long d5, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([d0, d1, d2, d3, d4, d5], dtype, device, requires_grad);

    /// <inheritdoc cref="ones(Size, DType?, Device?, bool, Tensor?)"/>
    [OverloadResolutionPriority(-1)]
    public static Tensor ones(params ReadOnlySpan<long> size) => ones(new Size(size));
}
