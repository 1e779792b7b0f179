using Compat.Engines;

namespace Compat.TorchSharpEngine.Tests;

/// <summary>What only the values of operands can make wrong must throw, and must not end the process.</summary>
public class WrongValueTests
{
    private static readonly Dictionary<string, Action<IEngine>> Calls = new()
    {
        ["index"] = engine => engine.Index(Vector(3), [Numbers(0, 3)]),
        ["index, 0-d"] = engine => engine.Index(Vector(3), [RawTensor.OnHost(5, DType.Int64)]),
        ["index_put"] = engine => engine.IndexPut(Vector(3), [Numbers(-4)], Vector(1), false),
        ["index_put, added"] = engine => engine.IndexPut(Vector(3), [Numbers(7)], Vector(1), true),
        ["index_select"] = engine => engine.IndexSelect(Vector(3), 0, Numbers(3)),
        ["index_add"] = engine => engine.IndexAdd(Vector(3), 0, Numbers(4), Vector(1), 1),
        ["gather"] = engine => engine.Gather(Vector(3), 0, Numbers(3)),
        ["scatter"] = engine => engine.Scatter(Vector(3), 0, Numbers(3), Vector(1), ScatterMode.Set),
        ["scatter, added"] = engine => engine.Scatter(Vector(3), 0, Numbers(-1), Vector(1), ScatterMode.Add),
        ["scatter, multiplied"] = engine => engine.Scatter(Vector(3), 0, Numbers(9), Vector(1), ScatterMode.Multiply),
        ["take"] = engine => engine.Take(Vector(3), Numbers(3)),
        ["repeat_interleave"] = engine => engine.RepeatInterleave(Numbers(1, -1)),
        ["nll_loss"] = engine => engine.NllLoss(
            Image(1, 3, 2), Image(1, 2, dtype: DType.Int64, value: 3), default, LossReduction.Mean, -100),
        ["cummax"] = engine => engine.Cummax(Image(2, dtype: DType.Complex64), 0),
        ["cummin"] = engine => engine.Cummin(Image(2, dtype: DType.Complex128), 0),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [TorchSharpTheory]
    [MemberData(nameof(Names))]
    public void It_throws_PyTorchs_error(string name)
    {
        var error = Record.Exception(() => Calls[name](Installed.Engine));
        Assert.True(error is RuntimeError or IndexError, $"{name}: {error?.GetType().Name ?? "no error"}");
        Assert.DoesNotContain("Exception raised from", error!.Message);
    }

    [TorchSharpFact]
    public void What_is_made_is_freed()
    {
        var engine = Installed.Engine;
        var x = Image(1 << 18);
        for (var i = 0; i < 4000; i++) engine.Exp(x);
        Assert.InRange(System.Diagnostics.Process.GetCurrentProcess().WorkingSet64, 0, 3L << 30);
    }

    private static RawTensor Vector(long size) => Image(size);

    private static RawTensor Image(long size) => Filled([size], DType.Float32, 1);

    private static RawTensor Image(long size, DType dtype) => Filled([size], dtype, 1);

    private static RawTensor Image(long rows, long columns, DType dtype, Scalar value) => Filled([rows, columns], dtype, value);

    private static RawTensor Image(long count, long rows, long columns) => Filled([count, rows, columns], DType.Float32, 1);

    private static RawTensor Filled(long[] sizes, DType dtype, Scalar value) =>
        Installed.Engine.Fill(RawTensor.OnHost(Shape.Of(sizes), dtype), value);

    private static RawTensor Numbers(params ReadOnlySpan<long> values)
    {
        var result = RawTensor.OnHost(Shape.Of(values.Length), DType.Int64);
        for (var i = 0; i < values.Length; i++) ((HostStorage)result.Storage).At<long>(i) = values[i];
        return result;
    }
}
