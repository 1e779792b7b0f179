namespace Compat;

/// <summary>Type promotion: which dtype a result has.</summary>
/// <remarks>PyTorch 2.13 <c>c10::promoteTypes</c>, <c>ATen/native/TypeProperties.cpp</c> (result_type).</remarks>
internal static class Promotion
{
    // Rows and columns: uint8 int8 int16 int32 int64 float16 float32 float64 complex64 complex128 bool bfloat16.
    private static readonly string[] Table =
    [
        "u1 i2 i2 i4 i8 f2 f4 f8 c8 c16 u1 bf",
        "i2 i1 i2 i4 i8 f2 f4 f8 c8 c16 i1 bf",
        "i2 i2 i2 i4 i8 f2 f4 f8 c8 c16 i2 bf",
        "i4 i4 i4 i4 i8 f2 f4 f8 c8 c16 i4 bf",
        "i8 i8 i8 i8 i8 f2 f4 f8 c8 c16 i8 bf",
        "f2 f2 f2 f2 f2 f2 f4 f8 c8 c16 f2 f4",
        "f4 f4 f4 f4 f4 f4 f4 f8 c8 c16 f4 f4",
        "f8 f8 f8 f8 f8 f8 f8 f8 c16 c16 f8 f8",
        "c8 c8 c8 c8 c8 c8 c8 c16 c8 c16 c8 c8",
        "c16 c16 c16 c16 c16 c16 c16 c16 c16 c16 c16 c16",
        "u1 i1 i2 i4 i8 f2 f4 f8 c8 c16 b1 bf",
        "bf bf bf bf bf f4 f4 f8 c8 c16 bf bf",
    ];

    private static readonly DType[,] Promoted = Parse();

    /// <summary>The smallest dtype both convert to.</summary>
    public static DType Types(DType a, DType b) => ReferenceEquals(a, b) ? a : Promoted[Row(a), Row(b)];

    /// <summary>The dtype an operation of <paramref name="a"/> and <paramref name="b"/> computes in.</summary>
    public static DType Of(Tensor a, Tensor b)
    {
        if (ReferenceEquals(a.dtype, b.dtype) && !a.IsWrappedNumber && !b.IsWrappedNumber) return a.dtype;
        if (b.IsWrappedNumber && !a.IsWrappedNumber && Covers(a.dtype, b.dtype)) return a.dtype;
        return Of([a, b]);
    }

    // A number of no higher kind than the tensor leaves the tensor's dtype.
    private static bool Covers(DType tensor, DType number) => tensor.is_floating_point
        ? !number.is_complex
        : tensor.is_complex || (tensor.IsIntegral && tensor != DType.Bool && number.IsIntegral);

    /// <summary>Dimensioned tensors decide; 0-d ones, then numbers, only where they are of a higher kind.</summary>
    public static DType Of(params ReadOnlySpan<Tensor> operands)
    {
        DType? dimensioned = null, zeroDim = null, number = null;
        foreach (var operand in operands)
        {
            var current = operand.dtype;
            if (operand.IsWrappedNumber)
            {
                if (current.is_complex) current = torch.get_default_dtype().ToComplex();
                else if (current.is_floating_point) current = torch.get_default_dtype();
                number = Join(number, current);
            }
            else if (operand.Rank > 0) dimensioned = Join(dimensioned, current);
            else zeroDim = Join(zeroDim, current);
        }

        return Combine(dimensioned, Combine(zeroDim, number))!;
    }

    /// <summary>The dtype of a Python number: bool, int64, float64 or complex128.</summary>
    public static DType OfNumber(Scalar number) => number.Kind switch
    {
        ScalarKind.Bool => DType.Bool,
        ScalarKind.Int => DType.Int64,
        ScalarKind.Float => DType.Float64,
        _ => DType.Complex128,
    };

    /// <summary>Integers and bool become the default dtype, as functions with real values need.</summary>
    public static DType ToFloat(DType dtype) => dtype.IsIntegral ? torch.get_default_dtype() : dtype;

    /// <summary>Integers and bool are summed in int64.</summary>
    public static DType OfSum(DType dtype) => dtype.IsIntegral ? DType.Int64 : dtype;

    /// <summary>True where a result of dtype <paramref name="from"/> may be written to <paramref name="to"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>c10::canCast</c>.</remarks>
    public static bool CanCast(DType from, DType to)
    {
        if (from.is_complex && !to.is_complex) return false;
        if (from.is_floating_point && to.IsIntegral) return false;
        return to != DType.Bool || from == DType.Bool;
    }

    private static DType? Join(DType? a, DType b) => a is null ? b : Types(a, b);

    private static DType? Combine(DType? higher, DType? lower)
    {
        if (higher is null || lower is null) return higher ?? lower;
        if (higher.is_complex) return higher;
        if (higher.is_floating_point) return lower.is_complex ? higher.ToComplex() : higher;
        if (higher == DType.Bool || lower.is_floating_point || lower.is_complex) return Types(higher, lower);
        return higher;
    }

    private static int Row(DType dtype) => dtype.Type switch
    {
        ScalarType.BFloat16 => 11,
        ScalarType.Bool => 10,
        ScalarType.ComplexDouble => 9,
        ScalarType.ComplexFloat => 8,
        var type => (int)type,
    };

    private static DType[,] Parse()
    {
        var result = new DType[12, 12];
        for (var row = 0; row < 12; row++)
        {
            var names = Table[row].Split(' ');
            for (var column = 0; column < 12; column++) result[row, column] = ByCode(names[column]);
        }

        return result;
    }

    private static DType ByCode(string code) => code switch
    {
        "u1" => DType.UInt8,
        "i1" => DType.Int8,
        "i2" => DType.Int16,
        "i4" => DType.Int32,
        "i8" => DType.Int64,
        "f2" => DType.Float16,
        "f4" => DType.Float32,
        "f8" => DType.Float64,
        "c8" => DType.Complex64,
        "c16" => DType.Complex128,
        "b1" => DType.Bool,
        _ => DType.BFloat16,
    };
}
