namespace Compat.Engines;

/// <summary>Operands of kernels that read memory row by row.</summary>
internal static class Dense
{
    /// <summary>The tensor itself where it is contiguous and of that dtype, otherwise such a copy.</summary>
    public static RawTensor Of(ReferenceEngine engine, in RawTensor x, DType dtype) =>
        !x.Exists || (x.IsContiguous && x.DType == dtype) ? x : engine.Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), dtype));

    /// <summary>What a kernel computes in: float32 for float16 and bfloat16, otherwise the dtype itself.</summary>
    public static DType Wide(DType dtype) => dtype.Type is ScalarType.Half or ScalarType.BFloat16 ? DType.Float32 : dtype;

    /// <summary>A kernel's dense result, in the destination where there is one, otherwise in <paramref name="dtype"/>.</summary>
    public static RawTensor Finish(ReferenceEngine engine, in RawTensor result, DType dtype, in RawTensor into)
    {
        if (into.Exists) return engine.Copy(result, into);
        return result.DType == dtype ? result : engine.Copy(result, RawTensor.OnHost(result.Shape, dtype));
    }
}
