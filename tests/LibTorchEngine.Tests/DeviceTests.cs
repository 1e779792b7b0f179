using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>
/// Memory of a device: CPU memory behind the name <c>cuda</c>, which goes every way that CUDA's does but into its kernels. What needs a
/// GPU is in <see cref="CudaTests"/>.
/// </summary>
public sealed class DeviceTests : IDisposable
{
    private static readonly IEngine Engine = InstalledTorch.Engine;
    private readonly Accelerator? _before = Native.Cuda;

    public DeviceTests()
    {
        if (InstalledTorch.Missing is null) Native.Cuda = Accelerator.OverCpu();
    }

    public static TheoryData<string> Elementwise => [.. Kernels.Elementwise.Keys];

    public void Dispose() => Native.Cuda = _before;

    [TorchFact]
    public void FromHost_KeepsElementsAndStrides()
    {
        var x = Views.Matrix("transposed", DType.Float32, 1);

        var there = Engine.FromHost(x, "cuda");

        Assert.Equal("cuda:0", there.Storage.Device.ToString());
        Assert.Equal(x.Strides, there.Strides);
        Assert.Equal(Views.Elements(x), Views.Elements(Engine.ToHost(there)));
    }

    [TorchTheory, MemberData(nameof(Elementwise))]
    public void Elementwise_StaysOnTheDevice(string kernel)
    {
        var (dtypes, run) = Kernels.Elementwise[kernel];
        foreach (var layout in (string[])["contiguous", "transposed", "offset", "empty", "large"])
        {
            var other = layout is "empty" or "large" ? layout : "contiguous";
            RawTensor[] operands = [Views.Matrix(layout, dtypes[0], 1), Views.Matrix(other, dtypes[0], 2)];
            var expected = Views.Elements(run(Engine, operands, default));

            var result = run(Engine, [There(operands[0]), There(operands[1])], default);

            Assert.Equal("cuda:0", result.Storage.Device.ToString());
            Assert.Equal(expected, Views.Elements(Engine.ToHost(result)));
        }
    }

    [TorchTheory, MemberData(nameof(Elementwise))]
    public void NumberOnTheCpu_StandsBesideTheDevice(string kernel)
    {
        var (dtypes, run) = Kernels.Elementwise[kernel];
        var (number, matrix) = (Views.Number(dtypes[0], 1), Views.Matrix("contiguous", dtypes[0], 2));
        var expected = run(Engine, [number, matrix], default);
        if (expected.Rank == 0) return;

        var result = run(Engine, [number, There(matrix)], default);

        Assert.Equal("cuda:0", result.Storage.Device.ToString());
        Assert.Equal(Views.Elements(expected), Views.Elements(Engine.ToHost(result)));
    }

    [TorchFact]
    public void Destination_OnTheDevice_IsWritten()
    {
        var x = Views.Matrix("contiguous", DType.Float32, 1);
        var into = Engine.Empty(Shape.Of([3, 4], [1, 3]), DType.Float32, "cuda:0");

        Engine.Exp(There(x), into);

        Assert.Equal(Views.Elements(Engine.Exp(x)), Views.Elements(Engine.ToHost(into)));
    }

    [TorchFact]
    public void DroppedMemory_IsGivenBack()
    {
        Collect();
        var (kept, bytes) = (Handles.Kept, CudaStorage.Count.Live);

        Drop();
        Assert.True(CudaStorage.Count.Live > bytes);
        Collect();

        Assert.Equal((kept, bytes), (Handles.Kept, CudaStorage.Count.Live));
    }

    [TorchFact]
    public void WrongIndices_AreFoundBeforeTheKernel()
    {
        var (x, wrong) = (There(Views.Matrix("contiguous", DType.Float32, 1)), There(Views.Indices([1], 3)));

        Assert.Equal(
            "index 3 is out of bounds for dimension 0 with size 3",
            Assert.Throws<IndexError>(() => Engine.Index(x, [wrong])).Message);
        Assert.Equal("index out of range in self", Assert.Throws<IndexError>(() => Engine.IndexSelect(x, 0, wrong)).Message);
        Assert.Throws<RuntimeError>(() => Engine.Gather(x, 0, wrong.As(Shape.Of(1, 1))));
        Assert.Throws<IndexError>(() => Engine.Take(x, There(Views.Indices([1], 12))));
    }

    [TorchFact]
    public void DeviceThatIsNotThere_SaysWhy()
    {
        var error = Assert.Throws<NotImplementedError>(() => Engine.Empty(Shape.Scalar, DType.Float32, "cuda:7"));

        Assert.Equal("The engine 'libtorch' has no device cuda:7: the driver shows 1 of them.", error.Message);
    }

    private static RawTensor There(in RawTensor x) => Engine.FromHost(x, "cuda");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop()
    {
        var x = There(Views.Matrix("large", DType.Float32, 1));
        for (var i = 0; i < 10; i++) Engine.Exp(x);
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
