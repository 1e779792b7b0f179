using Xunit;

namespace Compat.Facade.Tests.Spelling;

/// <content>Devices, version, threads and the default dtype.</content>
public partial class SpellingTests
{
    [Fact]
    public void Version_IsTheReleaseFollowed()
    {
        Assert.Equal("2.13.0", torch.__version__);
        Assert.Equal("2.13.0", torch.version.__version__);
        Assert.Null(torch.version.cuda);
    }

    [Fact]
    public void Cuda_AnswersAsABuildWithoutIt()
    {
        Assert.False(torch.cuda.is_available());
        Assert.Equal(0, torch.cuda.device_count());
        Assert.False(torch.cuda.is_bf16_supported());
        torch.cuda.empty_cache();
        torch.cuda.manual_seed(1);
        torch.cuda.manual_seed_all(1);
        var device = torch.device(torch.cuda.is_available() ? "cuda" : "cpu");
        Assert.Equal("cpu", torch.zeros(2).to(device).device.type);
    }

    [Fact]
    public void Devices_AreText()
    {
        Assert.Equal("cuda:1", torch.device("cuda:1").ToString());
        Assert.Equal("device(type='cuda', index=1)", torch.device("cuda", 1).Repr());
        Assert.Null(torch.device("cuda").index);
        Assert.NotEqual(torch.device("cpu"), torch.device("cpu:0"));
        Assert.Equal(torch.device("cuda:1"), torch.device("cuda", 1));
        Assert.Equal("cpu", torch.zeros(2, device: "cpu").to("cpu:0").cpu().device.ToString());
        Assert.Equal(-1, torch.zeros(2).get_device());
        Assert.True(torch.zeros(2).is_cpu);
        Assert.False(torch.zeros(2).is_cuda);
    }

    [Fact]
    public void Devices_ThatAreNotHere_AreRefusedWithPyTorchsText()
    {
        const string Missing = "Torch not compiled with CUDA enabled";
        Throws<AssertionError>(Missing, () => torch.zeros(2).to("cuda"));
        Throws<AssertionError>(Missing, () => torch.zeros(2).to(device: "cuda:1"));
        Throws<AssertionError>(Missing, () => torch.zeros(2).cuda());
        Throws<AssertionError>(Missing, () => torch.zeros(2, device: "cuda"));
        Throws<AssertionError>(Missing, () => torch.cuda.current_device());
        Throws<AssertionError>(Missing, () => torch.cuda.synchronize());
        Throws<RuntimeError>("PyTorch is not linked with support for mps devices", () => torch.zeros(2).to("mps"));
        Throws<RuntimeError>("Invalid device string: 'cuda:x'", () => torch.device("cuda:x"));
        Throws<RuntimeError>("Invalid device string: 'cuda:01'", () => torch.device("cuda:01"));
        Throws<RuntimeError>("Device string must not be empty", () => torch.device(""));
        Throws<RuntimeError>("Device index must not be negative", () => torch.device("cuda", -1));
        Throws<RuntimeError>(
            "type (string) must not include an index because index was passed explicitly: cuda:1", () => torch.device("cuda:1", 1));
    }

    [Fact]
    public void To_TakesDTypesDevicesAndTensors()
    {
        var x = torch.tensor([1.5, 2.5]);
        Assert.Equal("tensor([1, 2], dtype=torch.int32)", x.to(torch.int32).ToString());
        Assert.Equal("tensor([1.5000, 2.5000], dtype=torch.float64)", x.to("cpu", torch.float64).ToString());
        Assert.Equal("tensor([1, 2])", x.to(torch.tensor([1])).ToString());
        Assert.Same(x, x.to(torch.float32));
        Assert.Same(x, x.to("cpu"));
        Assert.NotSame(x, x.to("cpu", copy: true));
        Assert.Equal("torch.FloatTensor", x.type());
        Assert.Equal("torch.DoubleTensor", x.type(torch.float64).type());
    }

    [Fact]
    public void DefaultDType_IsThatOfFloats()
    {
        torch.set_default_dtype(torch.float64);
        try
        {
            Assert.Equal("tensor([1.5000])", torch.tensor([1.5]).ToString());
            Assert.Same(torch.float64, torch.zeros(1).dtype);
        }
        finally
        {
            torch.set_default_dtype(torch.float32);
        }

        Throws<TypeError>("only floating-point types are supported as the default type", () => torch.set_default_dtype(torch.int64));
    }

    [Fact]
    public void Threads_AreSet()
    {
        var before = torch.get_num_threads();
        torch.set_num_threads(2);
        Assert.Equal(2, torch.get_num_threads());
        torch.set_num_threads(before);
        Throws<RuntimeError>("set_num_threads expects a positive integer", () => torch.set_num_threads(0));
    }
}
