namespace Compat.Engines;

/// <remarks>
/// Kernels that take numbers have no way through the dispatcher call, and are written out over those that take tensors. As ATen's
/// they compute float16 and bfloat16 in float32, and round once.
/// </remarks>
internal sealed partial class Scope
{
    /// <summary>The tensor, in float32 where it is narrower.</summary>
    public Value Wide(in RawTensor x) => IsNarrow(x.DType) ? Cast(In(x), DType.Float32) : In(x);

    /// <summary>The same, or none where there is none.</summary>
    public Value WideMaybe(in RawTensor x) => x.Exists ? Wide(x) : default;

    /// <summary>Copies a result out, rounded to <paramref name="dtype"/>.</summary>
    public RawTensor Narrow(Value value, DType dtype, in RawTensor into) => Result(Cast(value, dtype), into);

    /// <summary>
    /// The result of narrow elements, rounded to their dtype: beside a float32 number 0-d ones would become float32.
    /// </summary>
    public Value Rounded(Value value, DType dtype) =>
        IsNarrow(dtype) && value.ScalarType == (int)ScalarType.Float ? Cast(value, dtype) : value;

    /// <summary>value · scale, the number in the tensor's dtype.</summary>
    public Value Mul(Value value, Scalar scale) => Mul(value, Like(value, scale));

    /// <summary>value / divisor, the number in the tensor's dtype.</summary>
    public Value Div(Value value, Scalar divisor) => Call(new("aten::div"u8, "Tensor"u8), value, Like(value, divisor));

    /// <summary>value &gt; limit.</summary>
    public Value Above(Value value, Scalar limit) => Call(new("aten::gt"u8, "Tensor"u8), value, Like(value, limit));

    /// <summary>value ≠ other.</summary>
    public Value NotEqual(Value value, Scalar other) => Call(new("aten::ne"u8, "Tensor"u8), value, Like(value, other));

    /// <summary>value to a power.</summary>
    public Value Pow(Value value, Scalar exponent) => Call(new("aten::pow"u8, "Tensor_Tensor"u8), value, Like(value, exponent));

    /// <summary>condition ? yes : no.</summary>
    public Value Where(Value condition, Value yes, Value no) => Call(new("aten::where"u8, "self"u8), condition, yes, no);

    private static bool IsNarrow(DType dtype) => dtype.Type is ScalarType.Half or ScalarType.BFloat16;

    private Value Like(Value value, Scalar number) => Number(number, TorchType.Of(value.ScalarType));
}
