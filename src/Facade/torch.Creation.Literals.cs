using System.Runtime.CompilerServices;
using Compat.Engines;
using Compat.Literals;

namespace Compat;

public static partial class torch
{
    /// <summary>A tensor of the given data: numbers, nested lists, tensors.</summary>
    /// <param name="data"><c>1.5</c>, <c>[1, 2]</c>, <c>[[1, 2], [3, 4.5]]</c>, …; rows have equal lengths.</param>
    /// <param name="dtype">By default bool, int64, the default dtype or its complex twin, whichever all items fit.</param>
    /// <param name="device">By default <c>cpu</c>.</param>
    /// <param name="requires_grad">True to gather gradients.</param>
    /// <param name="pin_memory">Taken for PyTorch's sake.</param>
    /// <exception cref="ValueError">Rows have different lengths.</exception>
    /// <exception cref="TypeError">An item is no number, or one that the dtype cannot hold.</exception>
    /// <exception cref="RuntimeError">A number does not fit the integer dtype, or the dtype cannot require gradients.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.tensor</c>.</remarks>
    [OverloadResolutionPriority(1)]
    public static Tensor tensor(
        PyData data, DType? dtype = null, Device? device = null, bool requires_grad = false, bool pin_memory = false)
    {
        if (data.Value is not Tensor source) return FromHost(Literal.Read(data, dtype), dtype, device, requires_grad);
        Warnings.TensorFromTensor();
        var place = Checks.Device(device, source);
        var raw = source.Engine.Empty(Shape.Of(source.Raw.Sizes), dtype ?? source.dtype, place);
        var result = Tensor.Of(source.Engine.Copy(source.Raw, raw), source.Engine);
        GC.KeepAlive(source);
        return Leaf(result, requires_grad);
    }

    /// <summary>A tensor with the array's elements and element type, as from a NumPy array: <c>double[]</c> makes float64.</summary>
    /// <inheritdoc cref="tensor(PyData, DType?, Device?, bool, bool)"/>
    public static Tensor tensor<T>(T[] data, DType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => tensor((ReadOnlySpan<T>)data, dtype, device, requires_grad);

    /// <inheritdoc cref="tensor{T}(T[], DType?, Device?, bool)"/>
    public static Tensor tensor<T>(ReadOnlySpan<T> data, DType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged
    {
        var raw = RawTensor.OnHost(Shape.Of(data.Length), DType.Of<T>());
        HostArray.Write(data, raw);
        return FromHost(raw, dtype, device, requires_grad);
    }

    /// <summary>A tensor with the elements and element type of an array of several dimensions, or of equally long arrays.</summary>
    /// <inheritdoc cref="tensor(PyData, DType?, Device?, bool, bool)"/>
    public static Tensor tensor(Array data, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromHost(HostArray.Read(data), dtype, device, requires_grad);

    /// <summary>A tensor of a sequence's items, which count as a Python list: doubles make the default dtype, ints int64.</summary>
    /// <inheritdoc cref="tensor(PyData, DType?, Device?, bool, bool)"/>
    [OverloadResolutionPriority(-1)]
    public static Tensor tensor<T>(IEnumerable<T> data, DType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(PyData.From(data), dtype, device, requires_grad);

    /// <summary>Positions as a vector beside <paramref name="like"/>.</summary>
    internal static Tensor Positions(long[] values, Tensor like) =>
        Tensor.Of(like.Engine.FromHost(HostArray.Read(values), like.device), like.Engine);

    /// <summary>The raw data as a leaf on the current engine.</summary>
    private static Tensor FromHost(RawTensor raw, DType? dtype, Device? device, bool requires_grad)
    {
        var engine = backends.Current;
        var place = Checks.Device(device);
        raw = dtype is null || dtype == raw.DType
            ? engine.FromHost(raw, place)
            : engine.Copy(raw, engine.Empty(raw.Shape, dtype, place));
        return Leaf(Tensor.Of(raw, engine), requires_grad);
    }

    private static Tensor Leaf(Tensor result, bool requires_grad)
    {
        if (!requires_grad) return result;
        if (!result.dtype.IsDifferentiable)
        {
            throw new RuntimeError(Messages.DifferentiableDTypes);
        }

        result.requires_grad = true;
        return result;
    }
}
