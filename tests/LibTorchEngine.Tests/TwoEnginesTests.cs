using System.Numerics;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>The reference engine and libtorch beside each other: values, dtypes, sizes and strides.</summary>
public class TwoEnginesTests
{
    public static TheoryData<string, string> Elementwise => new(
        from kernel in Kernels.Elementwise.Keys
        from layout in Views.Names
        select (kernel, layout));

    public static TheoryData<string> Faulty => [.. FaultyCalls.ByName.Keys];

    public static TheoryData<string> Shaped => [.. ShapedKernels.ByName.Keys];

    [TorchTheory, MemberData(nameof(Elementwise))]
    public void Elementwise_IsEqual(string kernel, string layout)
    {
        var (dtypes, run) = Kernels.Elementwise[kernel];
        var other = layout is "empty" or "large" ? layout : "contiguous";
        foreach (var dtype in dtypes)
        {
            Compare(kernel, e => run(e, [Views.Matrix(layout, dtype, 1), Views.Matrix(other, dtype, 2)], default));
            Compare(kernel, e => run(e, [Views.Matrix(layout, dtype, 1), Views.Vector(layout == "large" ? 64 : 4, dtype, 2)], default));
            Compare(kernel, e => run(e, [Views.Number(dtype, 1), Views.Matrix(layout, dtype, 2)], default));
        }
    }

    [TorchTheory, MemberData(nameof(Shaped))]
    public void Shaped_IsEqual(string kernel)
    {
        var (dtypes, run) = ShapedKernels.ByName[kernel];
        foreach (var dtype in dtypes) Compare($"{kernel} {dtype}", e => run(e, dtype));
    }

    [TorchTheory, MemberData(nameof(Faulty))]
    public void Faulty_ThrowsTheSame(string call)
    {
        var expected = Assert.ThrowsAny<Exception>(() => FaultyCalls.ByName[call](KnownEngines.Get("libtorch")));
        var actual = Assert.ThrowsAny<Exception>(() => FaultyCalls.ByName[call](KnownEngines.Get("reference")));

        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(expected.Message, actual.Message);
    }

    private static void Compare(string kernel, Func<IEngine, RawTensor> run) => Compare(kernel, e => [run(e)]);

    private static void Compare(string kernel, Func<IEngine, RawTensor[]> run)
    {
        var expected = run(KnownEngines.Get("libtorch"));
        var actual = run(KnownEngines.Get("reference"));
        for (var i = 0; i < expected.Length; i++) Compare(kernel, expected[i], actual[i]);
    }

    private static void Compare(string kernel, in RawTensor expected, in RawTensor actual)
    {
        Assert.Equal(expected.DType, actual.DType);
        Assert.Equal(expected.Sizes, actual.Sizes);
        Assert.True(SameStrides(expected.Shape, actual.Shape), $"{kernel}: {Text(expected.Strides)} and {Text(actual.Strides)}");
        var (left, right) = (Views.Elements(expected), Views.Elements(actual));
        var tolerance = Tolerance(expected.DType);
        for (var i = 0; i < left.Length; i++)
        {
            Assert.True(
                left[i].Equals(right[i]) || Complex.Abs(left[i] - right[i]) <= tolerance * Math.Max(1, Complex.Abs(left[i])),
                $"{kernel} of {expected.DType}: element {i} is {left[i]} in libtorch and {right[i]} in the reference engine");
        }
    }

    // A few units in the last place: sums and transcendental functions may round differently. For float32 the relative tolerance of
    // PyTorch's assert_close, for float64 a far stricter one; equality with what PyTorch gave is the affair of the recorded cases.
    private static double Tolerance(DType dtype) => dtype.Type switch
    {
        ScalarType.Half => 2e-3,
        ScalarType.BFloat16 => 1.6e-2,
        ScalarType.Float or ScalarType.ComplexFloat => 1.3e-6,
        ScalarType.Double or ScalarType.ComplexDouble => 1e-14,
        _ => 0,
    };

    private static bool SameStrides(Shape a, Shape b)
    {
        if (a.Count == 0) return true;
        for (var d = 0; d < a.Rank; d++)
        {
            if (a.Sizes[d] != 1 && a.Strides[d] != b.Strides[d]) return false;
        }

        return true;
    }

    private static string Text(ReadOnlySpan<long> values) => $"[{string.Join(", ", values.ToArray())}]";
}
