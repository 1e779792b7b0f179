namespace Compat;

/// <summary>Methods of a tensor that are named as a dtype: a copy in it, or the tensor itself where it has it.</summary>
/// <remarks>PyTorch 2.13 <c>Tensor.float</c> and its kin; apart from <see cref="torch"/>, where the dtypes have these names.</remarks>
public static class TensorCasts
{
    /// <summary>The tensor in float32.</summary>
    public static Tensor @float(this Tensor self, memory_format? memory_format = null) => To(self, DType.Float32, memory_format);

    /// <summary>The tensor in float64.</summary>
    public static Tensor @double(this Tensor self, memory_format? memory_format = null) => To(self, DType.Float64, memory_format);

    /// <summary>The tensor in float16.</summary>
    public static Tensor half(this Tensor self, memory_format? memory_format = null) => To(self, DType.Float16, memory_format);

    /// <summary>The tensor in bfloat16.</summary>
    public static Tensor bfloat16(this Tensor self, memory_format? memory_format = null) => To(self, DType.BFloat16, memory_format);

    /// <summary>The tensor in int64, cut toward zero.</summary>
    public static Tensor @long(this Tensor self, memory_format? memory_format = null) => To(self, DType.Int64, memory_format);

    /// <summary>The tensor in int32, cut toward zero.</summary>
    public static Tensor @int(this Tensor self, memory_format? memory_format = null) => To(self, DType.Int32, memory_format);

    /// <summary>The tensor in int16, cut toward zero.</summary>
    public static Tensor @short(this Tensor self, memory_format? memory_format = null) => To(self, DType.Int16, memory_format);

    /// <summary>The tensor in int8, cut toward zero.</summary>
    public static Tensor @char(this Tensor self, memory_format? memory_format = null) => To(self, DType.Int8, memory_format);

    /// <summary>The tensor in uint8, cut toward zero.</summary>
    public static Tensor @byte(this Tensor self, memory_format? memory_format = null) => To(self, DType.UInt8, memory_format);

    /// <summary>True where an element is not zero.</summary>
    public static Tensor @bool(this Tensor self, memory_format? memory_format = null) => To(self, DType.Bool, memory_format);

    /// <summary>The tensor in complex64.</summary>
    public static Tensor cfloat(this Tensor self, memory_format? memory_format = null) => To(self, DType.Complex64, memory_format);

    /// <summary>The tensor in complex128.</summary>
    public static Tensor cdouble(this Tensor self, memory_format? memory_format = null) => To(self, DType.Complex128, memory_format);

    private static Tensor To(Tensor self, DType dtype, memory_format? format) => self.to(dtype, memory_format: format);
}
