using System.Diagnostics.CodeAnalysis;
using Compat.Engines;

namespace Compat;

internal delegate RawTensor UnaryKernel(IEngine engine, in RawTensor x, in RawTensor into);

internal delegate RawTensor BinaryKernel(IEngine engine, in RawTensor a, in RawTensor b, in RawTensor into);

/// <summary>
/// The way every element-wise operator goes: promote, check the destination, compute, record. Operators give only their kernel and their
/// node, as static lambdas, which cost no allocation.
/// </summary>
internal static class Pipelines
{
    /// <summary>f(x): <paramref name="toFloat"/> computes integers in the default dtype.</summary>
    /// <param name="name">PyTorch's name, for messages.</param>
    /// <param name="self">The operand.</param>
    /// <param name="out">Destination, or null.</param>
    /// <param name="toFloat">True for functions with real values.</param>
    /// <param name="kernel">Computes.</param>
    /// <param name="node">Makes the node from input and result; null for functions without a gradient.</param>
    public static Tensor Unary(
        string name, Tensor self, Tensor? @out, bool toFloat, UnaryKernel kernel, Func<Tensor, Tensor, Node>? node)
    {
        var compute = toFloat ? Promotion.ToFloat(self.dtype) : self.dtype;
        var raw = Operand(self, compute);
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, self);
            return Destination.Write(@out, Shape.OfResult(raw.Shape), compute, into => kernel(self.Engine, raw, into));
        }

        var result = Tensor.Of(kernel(self.Engine, raw, default), self.Engine);
        GC.KeepAlive(self);
        if (node is not null && Graph.Needs(self)) result.Record(node(self, result));
        return result;
    }

    /// <summary>x ← f(x).</summary>
    /// <exception cref="RuntimeError">The result's dtype cannot be cast to the tensor's, or the write would lose a gradient.</exception>
    public static Tensor UnaryInPlace(Tensor self, bool toFloat, UnaryKernel kernel, Func<Tensor, Tensor, Node>? node)
    {
        var compute = toFloat ? Promotion.ToFloat(self.dtype) : self.dtype;
        Inplace.Check(self);
        Destination.CheckCast(compute, self.dtype);
        Destination.CheckOverlap(self);
        var made = node is not null && Graph.Needs(self) ? node(self.clone(), self) : null;
        kernel(self.Engine, self.Raw, self.Raw);
        return self.Rebase(made);
    }

    /// <summary>f(a, b) with broadcasting; <paramref name="compute"/> is what the operands are promoted to.</summary>
    public static Tensor Binary(
        string name, Tensor a, Tensor b, Tensor? @out, DType compute, DType result, BinaryKernel kernel, Func<Tensor, Tensor, Tensor, Node>? node)
    {
        var engine = Common(a, b);
        var (rawA, rawB) = (Operand(a, compute), Operand(b, compute));
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, a, b);
            return Destination.Write(@out, Shape.OfResult(rawA.Shape, rawB.Shape), result, into => kernel(engine, rawA, rawB, into));
        }

        var output = Tensor.Of(kernel(engine, rawA, rawB, default), engine);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        if (node is not null && Graph.Needs(a, b)) output.Record(node(a, b, output));
        return output;
    }

    /// <summary>a ← f(a, b): b broadcasts to a, and the result is cast to a's dtype.</summary>
    public static Tensor BinaryInPlace(
        Tensor self, Tensor other, DType compute, DType result, BinaryKernel kernel, Func<Tensor, Tensor, Tensor, Node>? node)
    {
        var engine = Common(self, other);
        Inplace.Check(self, other);
        Destination.CheckCast(result, self.dtype);
        Destination.CheckOverlap(self, other);
        Destination.CheckBroadcast(self, other);
        var made = node is not null && Graph.Needs(self, other) ? node(self.requires_grad ? self.clone() : self, other, self) : null;
        var (rawA, rawB) = (Operand(self, compute), Operand(other, compute));
        if (result == self.dtype) kernel(engine, rawA, rawB, self.Raw);
        else engine.Copy(kernel(engine, rawA, rawB, default), self.Raw);
        GC.KeepAlive(other);
        return self.Rebase(made);
    }

    /// <summary>The operand in the dtype the kernel computes in.</summary>
    public static RawTensor Operand(Tensor x, DType compute)
    {
        if (ReferenceEquals(x.dtype, compute)) return x.Raw;
        return x.Engine.Copy(x.Raw, x.Engine.Empty(Shape.OfResult(x.Raw.Shape), compute, x.device));
    }

    /// <summary>The engine of both operands; a number or a 0-d CPU tensor follows the other.</summary>
    /// <exception cref="RuntimeError">The tensors belong to different engines or devices.</exception>
    public static IEngine Common(Tensor a, Tensor b)
    {
        if (ReferenceEquals(a.Engine, b.Engine)) return a.Engine;
        if (b.IsWrappedNumber) return a.Engine;
        if (a.IsWrappedNumber) return b.Engine;
        ThrowMixed(a, b);
        return null!;
    }

    [DoesNotReturn]
    private static void ThrowMixed(Tensor a, Tensor b) => throw new RuntimeError(
        "Expected all tensors to be on the same device, but found at least two devices, "
        + $"{a.device} ({a.Engine.Name}) and {b.device} ({b.Engine.Name})!");
}
