using Compat.Conformance.Comparing;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>What counts as equal, as FORMAT.md has it.</summary>
public class ComparisonTests
{
    private static readonly Comparison Usual = new(Tolerances.None, "add");

    [Theory]
    [InlineData("float32", 1.0, 1.00001, true)]
    [InlineData("float32", 1.0, 1.00002, false)]
    [InlineData("float32", 1000.0, 1000.0012, true)]
    [InlineData("float32", 1000.0, 1000.0015, false)]
    [InlineData("float64", 1.0, 1.00000019, true)]
    [InlineData("float64", 1.0, 1.00000021, false)]
    [InlineData("float16", 1.0, 1.0009765625, true)]
    [InlineData("float16", 1.0, 1.001953125, false)]
    [InlineData("bfloat16", 1.0, 1.015625, true)]
    [InlineData("bfloat16", 1.0, 1.0234375, false)]
    [InlineData("float32", double.NaN, double.NaN, true)]
    [InlineData("float32", double.NaN, 1.0, false)]
    [InlineData("float32", double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData("float32", double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData("float32", double.PositiveInfinity, 1.0, false)]
    [InlineData("float32", 1.0, double.PositiveInfinity, false)]
    [InlineData("float32", 0.0, -0.0, true)]
    public void ToleranceIsThatOfTheRecordedDtype(string dtype, double expected, double actual, bool equal) =>
        Assert.Equal(equal, Usual.Compare(Tensor(dtype, expected), Tensor(dtype, actual)).Equal);

    [Theory]
    [InlineData("float32", 1.0, 1.0000001192092896, 1)]
    [InlineData("float16", 1.0, 1.0009765625, 1)]
    [InlineData("bfloat16", 1.0, 1.0234375, 3)]
    [InlineData("float64", 0.0, -5e-324, 1)]
    public void UlpCountsRepresentableNumbers(string dtype, double expected, double actual, double ulp) =>
        Assert.Equal(ulp, Usual.Compare(Tensor(dtype, expected), Tensor(dtype, actual)).Ulp);

    [Fact]
    public void AnotherDtypeOrShapeDiffers()
    {
        Assert.False(Usual.Compare(Tensor("float32", 1), Tensor("float64", 1)).Equal);
        Assert.False(Usual.Compare(Tensor("float32", 1, 2), Tensor("float32", 1)).Equal);
        Assert.False(Usual.Compare(new IntValue(1), new FloatValue(1)).Equal);
        Assert.False(Usual.Compare(new BoolValue(true), new IntValue(1)).Equal);
        Assert.False(Usual.Compare(new SequenceValue(SequenceKind.Size, []), new SequenceValue(SequenceKind.Tuple, [])).Equal);
        Assert.True(Usual.Compare(new SequenceValue(SequenceKind.List, []), new SequenceValue(SequenceKind.Tuple, [])).Equal);
    }

    [Fact]
    public void IntegersAreExact()
    {
        var type = ElementType.Find("int64")!;
        var expected = new TensorValue(type, [1], BitConverter.GetBytes(long.MaxValue));
        Assert.False(Usual.Compare(expected, new TensorValue(type, [1], BitConverter.GetBytes(long.MaxValue - 1))).Equal);
        Assert.True(Usual.Compare(expected, new TensorValue(type, [1], BitConverter.GetBytes(long.MaxValue))).Equal);
    }

    [Fact]
    public void StridesCountOnlyWhereTheyAreSeen()
    {
        var type = ElementType.Find("bool")!;
        var expected = new TensorValue(type, [2, 1, 2], new byte[4]);
        Assert.True(Comparison.CompareStrides(expected, expected with { Stride = [2, 99, 1] })!.Equal);
        Assert.False(Comparison.CompareStrides(expected, expected with { Stride = [1, 2, 2] })!.Equal);
        var single = new TensorValue(type, [1], new byte[1]);
        Assert.Null(Comparison.CompareStrides(single, single with { Stride = [7] }));
    }

    [Fact]
    public void MissingAndExtraGradientsDiffer()
    {
        KeyValuePair<string, Value>[] one = [KeyValuePair.Create("args.0", (Value)Tensor("float32", 1))];
        KeyValuePair<string, Value>[] none = [KeyValuePair.Create("args.0", (Value)NoneValue.Instance)];
        Assert.True(Usual.Compare(one, one, "gradient").Equal);
        Assert.False(Usual.Compare(one, [], "gradient").Equal);
        Assert.False(Usual.Compare([], one, "gradient").Equal);
        Assert.False(Usual.Compare(one, none, "gradient").Equal);
        Assert.False(Usual.Compare(none, one, "gradient").Equal);
    }

    private static TensorValue Tensor(string dtype, params double[] values)
    {
        var type = ElementType.Find(dtype)!;
        return new TensorValue(type, [values.Length], [.. values.SelectMany(value => Bytes(dtype, value))]);
    }

    private static byte[] Bytes(string dtype, double value) => dtype switch
    {
        "float16" => BitConverter.GetBytes((Half)value),
        "bfloat16" => BitConverter.GetBytes((float)value)[2..],
        "float32" => BitConverter.GetBytes((float)value),
        _ => BitConverter.GetBytes(value),
    };
}
