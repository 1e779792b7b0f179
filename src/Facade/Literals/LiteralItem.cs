using System.Numerics;
using Compat.Engines;
using Compat.Text;

namespace Compat.Literals;

/// <summary>Writes one Python number, or a tensor that stands for one, as an element.</summary>
/// <remarks>PyTorch 2.13 <c>store_scalar</c>, torch/csrc/utils/python_scalars.h; what does not fit an integer type is refused.</remarks>
internal static class LiteralItem
{
    /// <exception cref="TypeError">The value is no number that the dtype can hold.</exception>
    /// <exception cref="ValueError">A tensor of several elements stands where a number is wanted.</exception>
    /// <exception cref="RuntimeError">The number does not fit an integer dtype.</exception>
    public static void Store(object? value, DType dtype, ref byte at)
    {
        var number = dtype == DType.Bool || !dtype.IsIntegral ? Number(value, dtype) : Integer(value, dtype);
        if (dtype == DType.Bool) number = number.ToBool();
        Element.Write(ref at, dtype, number);
    }

    private static Scalar Number(object? value, DType dtype)
    {
        Scalar number = value switch
        {
            bool flag => flag,
            long integer => integer,
            double real => real,
            Complex complex => complex,
            Tensor { Raw.Count: not 1 } when dtype == DType.Bool => throw NotAnIndex(),
            Tensor { Raw.Count: not 1 } => throw new ValueError("only one element tensors can be converted to Python scalars"),
            Tensor tensor => tensor.item(),
            _ when dtype == DType.Bool => throw NotAnInteger(value),
            _ => throw new TypeError($"must be real number, not {PyRepr.TypeName(value)}"),
        };
        if (!number.IsComplex || !dtype.is_floating_point) return number;
        if (value is not Tensor) throw new TypeError("must be real number, not complex");
        return number.ToComplex().Imaginary == 0 ? number.ToDouble()
            : throw new RuntimeError("value cannot be converted to type double without overflow");
    }

    private static TypeError NotAnIndex() => new("only integer tensors of a single element can be converted to an index");

    private static TypeError NotAnInteger(object? value) => new($"'{PyRepr.TypeName(value)}' object cannot be interpreted as an integer");

    private static Scalar Integer(object? value, DType dtype)
    {
        switch (value)
        {
            case bool flag: return flag;
            case long integer: return Fits(integer, dtype) ? integer : throw Overflow(dtype);
            case double real: return Fits(real, dtype) ? real : throw Overflow(dtype);
            case Tensor { Raw.Count: 1, dtype.IsIntegral: true } tensor:
                var item = tensor.item().ToLong();
                return Fits(item, dtype) ? item : throw Overflow(dtype);
            case Tensor: throw NotAnIndex();
            default: throw NotAnInteger(value);
        }
    }

    /// <summary>c10's <c>overflows</c>: a negative integer may wrap into uint8 once.</summary>
    private static bool Fits(long value, DType dtype) => dtype.Type switch
    {
        ScalarType.Byte => value is >= -255 and <= 255,
        ScalarType.Char => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        ScalarType.Short => value is >= short.MinValue and <= short.MaxValue,
        ScalarType.Int => value is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    // 2^63 counts as fitting: it equals int64's largest number in double precision.
    private static bool Fits(double value, DType dtype) => dtype.Type switch
    {
        ScalarType.Byte => value is >= 0 and <= 255,
        ScalarType.Char => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        ScalarType.Short => value is >= short.MinValue and <= short.MaxValue,
        ScalarType.Int => value is >= int.MinValue and <= int.MaxValue,
        _ => value is >= long.MinValue and <= long.MaxValue,
    };

    private static RuntimeError Overflow(DType dtype) => new($"value cannot be converted to type {dtype.Name} without overflow");
}
