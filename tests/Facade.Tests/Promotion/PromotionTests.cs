using System.Numerics;
using System.Text.Json;
using Compat.Engines;
using Compat.Facade.Tests.Printing;
using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Promotions;

/// <summary>The dtypes of results, against the recorded table of PyTorch.</summary>
public sealed class PromotionTests
{
    private static readonly JsonElement Table = RecordedTable.ReadWhole("promotion.json");

    [Fact]
    public void Result_OfEveryPair_HasPyTorchsDType()
    {
        foreach (var row in Table.GetProperty("result_type").EnumerateArray())
        {
            // complex32, what float16 and a complex number give, does not exist here.
            if (row[4].GetString() == "complex32") continue;
            var (first, second) = (Operand(row[0].GetString()!, row[1].GetString()!), Operand(row[2].GetString()!, row[3].GetString()!));
            Assert.True(torch.result_type(first, second).Name == row[4].GetString(), row.GetRawText());
        }
    }

    [Fact]
    public void PromoteTypes_OfEveryPair_IsPyTorchs()
    {
        foreach (var row in Table.GetProperty("promote_types").EnumerateArray())
        {
            Assert.True(torch.promote_types(DTypeOf(row[0]), DTypeOf(row[1])).Name == row[2].GetString(), row.GetRawText());
        }
    }

    [Fact]
    public void CanCast_OfEveryPair_IsPyTorchs()
    {
        foreach (var row in Table.GetProperty("can_cast").EnumerateArray())
        {
            Assert.True(torch.can_cast(DTypeOf(row[0]), DTypeOf(row[1])) == row[2].GetBoolean(), row.GetRawText());
        }
    }

    [Fact]
    public void Conversion_OfEveryPair_GivesPyTorchsBits()
    {
        var casts = RecordedTable.ReadWhole("casts.json");
        foreach (var line in casts.GetProperty("conversions").EnumerateArray())
        {
            var values = Tensor.Of(RecordedValue.Read(line.GetProperty("values").GetProperty("tensor")), torch.backends.Current);
            var expected = RecordedValue.Read(line.GetProperty("result").GetProperty("tensor"));
            var actual = values.to(expected.DType).Raw;
            for (long i = 0; i < expected.Count; i++)
            {
                var (want, got) = (At(expected, i), At(actual, i));
                Assert.True(Same(want, got), $"{line.GetProperty("from")} to {line.GetProperty("to")} at {i}: {want} expected, got {got}");
            }
        }
    }

    private static Scalar At(RawTensor x, long i) => Tensor.Of(x.As(Shape.Scalar, x.Offset + i), torch.backends.Current).item();

    private static bool Same(Scalar a, Scalar b) =>
        a.IsIntegral && b.IsIntegral ? a == b : Same(a.ToComplex().Real, b.ToComplex().Real)
            && Same(a.ToComplex().Imaginary, b.ToComplex().Imaginary);

    private static bool Same(double a, double b) =>
        double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static DType DTypeOf(JsonElement name) => RecordedValue.Named(name.GetString()!);

    private static Tensor Operand(string name, string kind) => kind switch
    {
        "dimensioned" => torch.zeros([2], dtype: RecordedValue.Named(name)),
        "zero_dim" => torch.zeros([], dtype: RecordedValue.Named(name)),
        _ => Tensor.Wrapped(Number(name), torch.backends.Current),
    };

    private static Scalar Number(string kind) => kind switch
    {
        "bool" => true,
        "int" => 1,
        "float" => 1.0,
        _ => new Complex(1, 1),
    };
}
