using System.Numerics;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>Operands in every kind of memory, and results written where they are wanted.</summary>
public class DestinationTests
{
    private static readonly IEngine Engine = InstalledTorch.Engine;

    public static TheoryData<string, string> Grid => new(
        from kernel in Kernels.Elementwise.Keys
        from layout in Views.Names
        select (kernel, layout));

    [TorchTheory, MemberData(nameof(Grid))]
    public void Destination_GetsWhatWouldHaveBeenReturned(string kernel, string layout)
    {
        var (dtypes, run) = Kernels.Elementwise[kernel];
        foreach (var dtype in dtypes)
        {
            RawTensor[] operands = [Views.Matrix(layout, dtype, 1), Views.Matrix("contiguous", dtype, 2)];
            if (layout is "empty" or "large") operands[1] = Views.Matrix(layout, dtype, 2);
            var expected = run(Engine, operands, default);

            foreach (var target in (string[])["contiguous", "transposed", "stepped"])
            {
                if (!expected.Shape.SameSizes(Shape.Of(3, 4))) continue;
                var into = Views.Matrix(target, expected.DType, 3);
                Assert.Equal(Views.Elements(expected), Views.Elements(run(Engine, operands, into)));
                Assert.Equal(Views.Elements(expected), Views.Elements(into));
            }

            if (layout == "expanded" || expected.DType != dtype) continue;
            Assert.Equal(Views.Elements(expected), Views.Elements(run(Engine, operands, operands[0])));
        }
    }

    [TorchTheory, InlineData(1), InlineData(4), InlineData(5), InlineData(2048), InlineData(2049), InlineData(100_000)]
    public void Add_InEveryKindOfMemory_AddsEachElement(int count)
    {
        var (a, b) = (Views.Vector(count, DType.Float32, 1), Views.Vector(count, DType.Float32, 2));
        var expected = Views.Elements(a).Zip(Views.Elements(b), (x, y) => x + (2 * y));

        Assert.Equal(expected, Views.Elements(Engine.Add(a, b, 2)));
        Engine.Add(a, b, 2, into: b);
        Assert.Equal(expected, Views.Elements(b));
    }

    [TorchFact]
    public void SmallView_IsWrittenAtItsPlaceOnly()
    {
        var four = Views.Vector(4, DType.Float32, 1);
        Engine.Fill(four, 1);
        Engine.Fill(four.As(Shape.Of(2), 1), 5);

        Assert.Equal<Complex>([1, 5, 5, 1], Views.Elements(four));
    }

    [TorchFact]
    public void Copy_OverItself_ReadsBeforeItWrites()
    {
        var x = Views.Vector(3000, DType.Float32, 1);
        var expected = Views.Elements(x)[..2999];

        Engine.Copy(x.As(Shape.Of(2999), 0), x.As(Shape.Of(2999), 1));

        Assert.Equal(expected, Views.Elements(x)[1..]);
    }

    [TorchFact]
    public void Kernels_LeaveNoHandleBehind()
    {
        var before = Handles.Live;
        foreach (var (_, (dtypes, run)) in Kernels.Elementwise)
            run(Engine, [Views.Vector(3, dtypes[0], 1), Views.Vector(3, dtypes[0], 2)], default);
        Assert.Equal(before, Handles.Live);
    }

    [TorchFact]
    public void Kernels_FromSeveralThreads_KeepTheirOperandsApart()
    {
        var before = Handles.Live;
        Parallel.For(0, 8, seed =>
        {
            for (var round = 0; round < 200; round++)
            {
                var (a, b) = (Views.Vector(100, DType.Float32, seed), Views.Vector(100, DType.Float32, round));
                Assert.Equal(Views.Elements(a).Zip(Views.Elements(b), (x, y) => x + y), Views.Elements(Engine.Add(a, b, 1)));
            }
        });
        Assert.Equal(before, Handles.Live);
    }

    [TorchFact]
    public void Kernel_OnAnotherDevice_SaysSo() =>
        Assert.Throws<NotImplementedError>(() => Engine.Empty(Shape.Scalar, DType.Float32, new Device("cuda")));
}
