using Compat.Engines;

namespace Compat;

/// <summary><c>out=</c> and in-place destinations: what PyTorch refuses, resizes and casts.</summary>
internal static class Destination
{
    /// <exception cref="RuntimeError">The destination lies elsewhere than the operands, or one of them requires grad while operations
    /// record.</exception>
    public static void RefuseGrad(string name, Tensor @out, params ReadOnlySpan<Tensor?> operands)
    {
        Pipelines.Written(@out, operands);
        if (!GradMode.Enabled) return;
        if (Graph.Needs(operands))
        {
            throw new RuntimeError($"{name}(): functions with out=... arguments don't support automatic differentiation, but one of the "
                + "arguments requires grad.");
        }

        if (@out.requires_grad)
        {
            throw new RuntimeError($"{name}(): functions with out=... arguments don't support automatic differentiation, but one of the "
                + "arguments requires grad.");
        }
    }

    /// <summary>Gives <paramref name="out"/> the required sizes; the kernel writes there, or to a tensor of its own where the dtype
    /// differs.</summary>
    /// <exception cref="RuntimeError">The result's dtype cannot be cast to the destination's, or an operand overlaps it.</exception>
    public static RawTensor Open(Tensor @out, Shape shape, DType result, params ReadOnlySpan<Tensor> operands)
    {
        if (Tracing.On) Tracing.BeforeWrite();
        if (SavedOriginal.Scopes != 0) SavedOriginal.BeforeWrite(@out);
        CheckCast(result, @out.dtype);
        Resize(@out, shape);
        CheckOverlap(@out);
        foreach (var operand in operands) CheckOverlap(@out, operand);
        return result == @out.dtype ? @out.Raw : default;
    }

    /// <summary>Refuses a destination of another dtype than the input's; the magnitude of complex numbers may go to a real one.</summary>
    /// <exception cref="RuntimeError">The dtypes differ, or a tensor requires grad.</exception>
    /// <remarks>PyTorch 2.13 <c>TensorIteratorConfig::check_all_same_dtype</c>.</remarks>
    public static void CheckDType(string name, Tensor @out, Tensor input)
    {
        RefuseGrad(name, @out, input);
        if (@out.dtype == input.dtype || (name == "abs" && input.dtype.is_complex && !@out.dtype.is_complex)) return;
        throw new RuntimeError($"Found dtype {@out.dtype.CppName} but expected {input.dtype.CppName}");
    }

    /// <summary>Casts what the kernel wrote elsewhere into <paramref name="out"/>, and counts the write.</summary>
    public static Tensor Close(Tensor @out, in RawTensor written)
    {
        if (!ReferenceEquals(written.Storage, @out.Raw.Storage)) @out.Engine.Copy(written, @out.Raw);
        @out.Bump();
        if (Tracing.On) Tracing.Made(@out);
        return @out;
    }

    /// <summary>Opens the destination, runs the kernel into it, closes it.</summary>
    /// <exception cref="RuntimeError">The result's dtype cannot be cast to the destination's.</exception>
    public static Tensor Write(Tensor @out, Shape shape, DType result, Func<RawTensor, RawTensor> kernel) =>
        Close(@out, kernel(Open(@out, shape, result)));

    /// <summary>Resizes a destination of other sizes, with PyTorch's warning unless it was empty.</summary>
    /// <remarks>PyTorch 2.13 <c>at::native::resize_output</c>.</remarks>
    public static void Resize(Tensor @out, Shape shape)
    {
        if (@out.Raw.Shape.SameSizes(shape)) return;
        if (@out.Count != 0) Warnings.OutResized(@out, shape.Sizes);
        @out.Raw = @out.Engine.Empty(shape, @out.dtype, @out.device);
    }

    /// <exception cref="RuntimeError">A result of that dtype cannot be written there.</exception>
    public static void CheckCast(DType result, DType destination)
    {
        if (!Promotion.CanCast(result, destination))
        {
            throw new RuntimeError($"result type {result.CppName} can't be cast to the desired output type {destination.CppName}");
        }
    }

    /// <exception cref="RuntimeError">Several elements of the destination are one place in memory.</exception>
    public static void CheckOverlap(Tensor destination)
    {
        var shape = destination.Raw.Shape;
        if (shape.IsContiguous) return;
        for (var d = 0; d < shape.Rank; d++)
        {
            if (shape.Strides[d] == 0 && shape.Sizes[d] > 1)
            {
                throw new RuntimeError("unsupported operation: more than one element of the written-to tensor refers to a single memory "
                    + "location. Please clone() the tensor before performing the operation.");
            }
        }
    }

    /// <exception cref="RuntimeError">The operand shares some, but not all elements with the destination.</exception>
    /// <remarks>PyTorch 2.13 <c>ATen/MemoryOverlap.cpp</c>: partial overlap of dense tensors is refused, unclear cases are not.</remarks>
    public static void CheckOverlap(Tensor destination, Tensor operand)
    {
        CheckOverlap(destination);
        var (a, b) = (destination.Raw, operand.Raw);
        if (!ReferenceEquals(a.Storage, b.Storage) || a.Count == 0 || b.Count == 0) return;
        if (a.Offset == b.Offset && a.Shape.SameSizes(b.Shape) && a.Strides.SequenceEqual(b.Strides)) return;
        if (!a.Shape.IsNonOverlappingAndDense || !b.Shape.IsNonOverlappingAndDense) return;
        if (a.Offset < b.Offset + b.Shape.Extent && b.Offset < a.Offset + a.Shape.Extent)
        {
            throw new RuntimeError("unsupported operation: some elements of the input tensor and the written-to tensor refer to a single "
                + "memory location. Please clone() the tensor before performing the operation.");
        }
    }

    /// <exception cref="RuntimeError">The result would not have the destination's sizes.</exception>
    public static void CheckBroadcast(Tensor self, Tensor other, Tensor? another = null)
    {
        if (another is null && self.Raw.Shape.SameSizes(other.Raw.Shape)) return;
        var sizes = Shape.Broadcast(self.Raw.Sizes, other.Raw.Sizes);
        if (another is not null) sizes = Shape.Broadcast(sizes, another.Raw.Sizes);
        if (!self.Raw.Shape.SameSizes(sizes))
        {
            throw new RuntimeError($"output with shape {self.Raw.Shape} doesn't match the broadcast shape [{string.Join(", ", sizes)}]");
        }
    }
}
