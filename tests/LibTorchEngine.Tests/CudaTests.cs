using System.Numerics;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>A real CUDA device beside the CPU of the same libtorch.</summary>
public class CudaTests
{
    private static readonly IEngine Engine = InstalledTorch.Engine;

    public static TheoryData<string> Elementwise => [.. Kernels.Elementwise.Keys];

    [CudaTheory, MemberData(nameof(Elementwise))]
    public void Elementwise_IsCloseToTheCpu(string kernel)
    {
        var (dtypes, run) = Kernels.Elementwise[kernel];
        foreach (var layout in (string[])["contiguous", "transposed", "empty", "large"])
        {
            var other = layout is "empty" or "large" ? layout : "contiguous";
            RawTensor[] operands = [Views.Matrix(layout, dtypes[0], 1), Views.Matrix(other, dtypes[0], 2)];
            AreClose(
                run(Engine, operands, default),
                run(Engine, [Engine.FromHost(operands[0], "cuda"), Engine.FromHost(operands[1], "cuda")], default));
        }
    }

    [CudaTheory, MemberData(nameof(Elementwise))]
    public void NumberOnTheCpu_StandsBesideTheDevice(string kernel)
    {
        var (dtypes, run) = Kernels.Elementwise[kernel];
        var (number, matrix) = (Views.Number(dtypes[0], 1), Views.Matrix("contiguous", dtypes[0], 2));
        var expected = run(Engine, [number, matrix], default);
        if (expected.Rank > 0) AreClose(expected, run(Engine, [number, Engine.FromHost(matrix, "cuda:0")], default));
    }

    [CudaFact]
    public void Addmm_GoesToTheDevicesKernel()
    {
        RawTensor a = Views.Matrix("large", DType.Float32, 1), b = Views.Matrix("large", DType.Float32, 2);
        RawTensor left = a.As(Shape.Of(64, 96)), c = Views.Vector(64, DType.Float32, 3);

        AreClose(
            Engine.Addmm(c, left, b, 1, 2),
            Engine.Addmm(Engine.FromHost(c, "cuda"), Engine.FromHost(left, "cuda"), Engine.FromHost(b, "cuda"), 1, 2));
    }

    [CudaFact]
    public void WrongIndex_LeavesTheDeviceUsable()
    {
        var x = Engine.FromHost(Views.Matrix("contiguous", DType.Float32, 1), "cuda");
        var wrong = Engine.FromHost(Views.Indices([1], 3), "cuda");

        Assert.Throws<IndexError>(() => Engine.IndexSelect(x, 0, wrong));
        Engine.Synchronize("cuda");
        Assert.Equal(Views.Elements(Engine.ToHost(x)), Views.Elements(Views.Matrix("contiguous", DType.Float32, 1)));
    }

    [CudaFact]
    public void Describe_NamesTheDevices()
    {
        var devices = Engine.Describe().CudaDevices;

        Assert.Equal(Engine.DeviceCount("cuda"), devices.Count);
        Assert.All(devices, name => Assert.NotEqual("", name));
    }

    private static void AreClose(in RawTensor expected, in RawTensor actual)
    {
        Assert.Equal("cuda:0", actual.Storage.Device.ToString());
        var (left, right) = (Views.Elements(expected), Views.Elements(Engine.ToHost(actual)));
        Assert.Equal(left.Length, right.Length);
        for (var i = 0; i < left.Length; i++)
            Assert.True(left[i].Equals(right[i]) || Complex.Abs(left[i] - right[i]) <= 1e-4 * Math.Max(1, Complex.Abs(left[i])));
    }
}
