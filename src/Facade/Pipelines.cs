using Compat.Engines;

namespace Compat;

/// <summary>What every operator does with its operands before the kernel.</summary>
internal static partial class Pipelines
{
    /// <summary>The operand in the dtype the kernel computes in.</summary>
    public static RawTensor Operand(Tensor x, DType compute)
    {
        if (ReferenceEquals(x.dtype, compute)) return x.Raw;
        if (x.IsWrappedNumber) return RawTensor.OnHost(x.item(), compute);
        return x.Engine.Copy(x.Raw, x.Engine.Empty(Shape.OfResult(x.Raw.Shape), compute, x.device));
    }

    /// <summary>A second operand that is a number: float16 and bfloat16 kernels of products and quotients take it in float32.</summary>
    /// <remarks>PyTorch 2.13 <c>opmath_t</c> in ATen/native/cpu/BinaryOpsKernel.cpp (original_scalar_value).</remarks>
    public static RawTensor Number(Tensor x, DType compute) =>
        Operand(x, x.IsWrappedNumber && (compute == DType.Float16 || compute == DType.BFloat16) ? DType.Float32 : compute);

    /// <inheritdoc cref="Number(Tensor, DType)"/>
    public static RawTensor Number(double value, DType compute) =>
        RawTensor.OnHost(value, compute == DType.Float16 || compute == DType.BFloat16 ? DType.Float32 : compute);

    /// <summary>The operand itself as a result: what a step function does to integers.</summary>
    public static RawTensor Copy(IEngine engine, in RawTensor x, in RawTensor into) =>
        engine.Copy(x, into.Exists ? into : engine.Empty(Shape.OfResult(x.Shape), x.DType, x.Storage.Device));

    /// <summary>True where an element is not 0.</summary>
    public static RawTensor Truth(IEngine engine, in RawTensor x) =>
        x.DType == DType.Bool ? x : engine.Ne(x, RawTensor.OnHost(0, x.DType));

    /// <summary>Elements in another dtype.</summary>
    public static RawTensor Operand(in RawTensor x, IEngine engine, DType compute) => ReferenceEquals(x.DType, compute)
        ? x
        : engine.Copy(x, engine.Empty(Shape.OfResult(x.Shape), compute, x.Storage.Device));
}
