using Compat.TestSupport;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Devices;

/// <summary>Tensors on devices, on an engine that pretends to have two: creation, moves, text, and what torch.cuda answers.</summary>
[Collection(PlacesGroup.Name)]
public sealed class DeviceTests
{
    private readonly Engines.IEngine _second = SecondEngine.Register();

    [Fact]
    public void FactoriesPutTensorsOnTheDeviceTheyAreGiven()
    {
        using var scope = torch.backends.scope("second");
        Device place = "cuda:1";
        Tensor[] made =
        [
            torch.tensor([1.0, 2.0], device: place), torch.zeros([2], device: place), torch.ones([2], device: place),
            torch.full([2], 3, device: place), torch.empty([2], device: place), torch.arange(3, device: place),
            torch.linspace(0, 1, 3, device: place), torch.eye(2, device: place), torch.rand([2], device: place),
            torch.randn([2], device: place), torch.randint(0, 5, [2], device: place), torch.randperm(4, device: place),
            torch.tensor(new[] { 1f, 2f }, device: place), torch.tril_indices(2, 2, device: place),
        ];
        Assert.All(made, tensor => Assert.Equal("cuda:1", tensor.device.ToString()));
        Tensor[] like =
        [
            torch.zeros_like(made[0]), torch.ones_like(made[0]), torch.full_like(made[0], 2), torch.empty_like(made[0]),
            torch.rand_like(made[0]), torch.randn_like(made[0]), torch.randint_like(made[0], 5), made[0].new_zeros([2]),
            made[0].new_ones([2]), made[0].new_full([2], 1), made[0].new_empty([2]), torch.tensor(made[0]),
        ];
        Assert.All(like, tensor => Assert.Equal("cuda:1", tensor.device.ToString()));
        Assert.Equal("cpu", torch.zeros_like(made[0], device: "cpu").device.ToString());
    }

    [Fact]
    public void TheDefaultDeviceHoldsInsideItsScope()
    {
        using (torch.backends.scope("second", "cuda"))
        {
            Assert.Equal("cuda:0", torch.get_default_device().ToString());
            Assert.True(torch.zeros([2]).is_cuda);
            Assert.True(torch.tensor([1, 2]).is_cuda);
            Assert.True(nn.Linear(2, 2).weight.is_cuda);
            Assert.True(torch.zeros([2], device: "cpu").is_cpu);
        }

        Assert.Equal("cpu", torch.get_default_device().ToString());
    }

    [Fact]
    public void TensorsMoveAndKeepTypeAndStrides()
    {
        using var scope = torch.backends.scope("second");
        var x = torch.arange(6.0).view(2, 3).t();
        var moved = x.to("cuda");
        Assert.Equal("cuda:0", moved.device.ToString());
        Assert.Equal(x.stride(), moved.stride());
        Assert.Equal(x.cpu().ToString(), moved.cpu().ToString());
        Assert.Same(moved, moved.to("cuda:0"));
        Assert.Same(moved, moved.cuda());
        Assert.Equal("cuda:1", moved.cuda("cuda:1").device.ToString());
        Assert.Equal("cpu", moved.cpu().device.ToString());
        Assert.Same(torch.float64, moved.to("cuda", torch.float64).dtype);
        Assert.Equal("cuda:0", torch.zeros([2], torch.int64).to(moved).device.ToString());
        Assert.Equal(5.0, moved.max().item().ToDouble());
    }

    [Fact]
    public void TextNamesTheDevice()
    {
        using var scope = torch.backends.scope("second");
        Assert.Equal("tensor([1., 2.], device='cuda:0')", torch.tensor([1.0, 2.0], device: "cuda").ToString());
        Assert.Equal(
            "tensor([1, 2], device='cuda:1', dtype=torch.int32)", torch.tensor([1, 2], torch.int32, device: "cuda:1").ToString());
        Assert.Equal("torch.cuda.FloatTensor", torch.ones([1], device: "cuda").type());
        var error = Assert.Throws<TypeError>(() => torch.ones([1], device: "cuda").numpy());
        Assert.Equal(
            "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.", error.Message);
    }

    [Fact]
    public void CudaAnswersForTheCurrentEngine()
    {
        Assert.False(torch.cuda.is_available());
        Assert.Equal(
            "Torch not compiled with CUDA enabled", Assert.Throws<AssertionError>(() => torch.zeros([1], device: "cuda")).Message);
        Assert.Equal("Torch not compiled with CUDA enabled", Assert.Throws<AssertionError>(() => torch.ones([1]).cuda()).Message);
        using var scope = torch.backends.scope("second");
        Assert.True(torch.cuda.is_available());
        Assert.Equal(2, torch.cuda.device_count());
        Assert.Equal(0, torch.cuda.current_device());
        Assert.Equal("Pretended device 1", torch.cuda.get_device_name("cuda:1"));
        var before = SecondEngine.Synchronized;
        torch.cuda.synchronize();
        Assert.Equal(before + 1, SecondEngine.Synchronized);
        var error = Assert.Throws<RuntimeError>(() => torch.zeros([1], device: "cuda:2"));
        Assert.StartsWith("CUDA error: invalid device ordinal\n", error.Message);
        torch.cuda.set_device(1);
        Assert.Equal("cuda:1", torch.zeros([1], device: "cuda").device.ToString());
        torch.cuda.set_device(0);
    }

    [Fact]
    public void DeterministicAlgorithmsAreTheEngines()
    {
        using var scope = torch.backends.scope("second");
        torch.use_deterministic_algorithms(true);
        Assert.True(torch.are_deterministic_algorithms_enabled());
        torch.use_deterministic_algorithms(false);
        Assert.False(_second.Deterministic);
    }

    [Fact]
    public void RandomNumbersAreThoseOfTheCpu()
    {
        torch.manual_seed(3);
        var expected = torch.randn([2, 5]).cpu().ToString();
        using var scope = torch.backends.scope("second", "cuda");
        torch.manual_seed(3);
        Assert.Equal(expected, torch.randn([2, 5]).cpu().ToString());
        Assert.True(torch.multinomial(torch.ones([4]), 2).is_cuda);
        Assert.True(torch.bernoulli(torch.full([4], 0.5)).is_cuda);
        Assert.True(nn.functional.dropout(torch.ones([4])).is_cuda);
    }
}
