namespace Compat;

internal static partial class Checks
{
    /// <summary>The condition of where as bool: uint8 is still taken.</summary>
    /// <exception cref="RuntimeError">Another dtype.</exception>
    public static Tensor Condition(Tensor condition)
    {
        if (condition.dtype == DType.Bool) return condition;
        if (condition.dtype == DType.UInt8) return condition.ne(0);
        throw new RuntimeError("where expected condition to be a boolean tensor, but got a tensor with dtype "
            + condition.dtype.CppName);
    }

    /// <exception cref="RuntimeError">The dtypes differ.</exception>
    public static void SameForLerp(Tensor self, Tensor end, Tensor weight)
    {
        if (self.dtype != end.dtype)
        {
            throw new RuntimeError($"expected dtype {MetaName(self.dtype)} for `end` but got dtype {MetaName(end.dtype)}");
        }

        if (!weight.IsWrappedNumber && weight.Rank > 0 && self.dtype != weight.dtype)
        {
            throw new RuntimeError($"expected dtype {MetaName(self.dtype)} for `weight` but got dtype {MetaName(weight.dtype)}");
        }

        new Refusal(weight.IsWrappedNumber ? "lerp_kernel_scalar" : "lerp_kernel_tensor", Kinds.Bool | Kinds.Integer).Check(self.dtype);
    }

    /// <exception cref="RuntimeError">Both tensors are integral.</exception>
    public static void NotIntegralForAddcdiv(Tensor tensor1, Tensor tensor2)
    {
        if (!tensor1.dtype.IsIntegral || !tensor2.dtype.IsIntegral) return;
        throw new RuntimeError("Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
            + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / "
            + "tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
            + "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.");
    }

    /// <exception cref="RuntimeError">There is no bound.</exception>
    /// <exception cref="NotImplementedError">A tensor is complex.</exception>
    public static void Bounds(Tensor self, Tensor? min, Tensor? max)
    {
        if ((min ?? max) is not { } bound) throw new RuntimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
        NotComplexForClamp(self, bound);
        NotComplexForClamp(self, max ?? bound);
    }

    // The text of caffe2::TypeMeta.
    private static string MetaName(DType dtype) => dtype.Type switch
    {
        ScalarType.Float => "float",
        ScalarType.Double => "double",
        ScalarType.Half => "c10::Half",
        ScalarType.BFloat16 => "c10::BFloat16",
        ScalarType.ComplexFloat => "c10::complex<float>",
        ScalarType.ComplexDouble => "c10::complex<double>",
        ScalarType.Byte => "unsigned char",
        ScalarType.Char => "signed char",
        ScalarType.Short => "short",
        ScalarType.Int => "int",
        ScalarType.Long => "long",
        _ => "bool",
    };
}
