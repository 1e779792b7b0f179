using Compat.TestSupport;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Devices;

/// <summary>Operands on several devices, or of several engines: PyTorch's texts.</summary>
[Collection(PlacesGroup.Name)]
public sealed class MixedPlacesTests
{
    private const string Head = "Expected all tensors to be on the same device, but ";
    private const string Two = Head + "found at least two devices, cuda:0 and cpu!";

    public MixedPlacesTests() => SecondEngine.Register();

    public static TheoryData<string, string> Operations => new()
    {
        { "add", Two },
        { "add reversed", Two },
        { "add_", Two },
        { "add_ to a number", Two },
        { "add out", Two },
        { "exp out", Two },
        { "compare", Two },
        { "where", Two },
        { "addcmul", Two },
        { "index_put", Two },
        { "step", Two },
        { "mm", Head + Got("mat2", "mm") },
        { "linear", Head + Got("mat2", "addmm") },
        { "bmm", Head + Got("mat2", "bmm") },
        { "cat", Head + Got("tensors", "cat") },
        { "gather", Head + Got("index", "gather") },
        { "nll_loss", Head + Got("target", "nll_loss_forward") },
        { "layer_norm", Head + Got("weight", "_native_layer_norm") },
        { "conv", "Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same" },
        { "masked_fill", "expected self and mask to be on the same device, but got mask on cpu and self on cuda:0" },
        { "index", "indices should be either on cpu or on the same device as the indexed tensor (cpu)" },
        {
            "grad",
            "attempting to assign a gradient with device type 'cuda' to a tensor with device type 'cpu'. Please ensure that the gradient "
                + "and the tensor are on the same device"
        },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void DevicesDoNotMix(string operation, string message)
    {
        using var scope = torch.backends.scope("second");
        var (there, here) = (torch.ones([2, 2], device: "cuda"), torch.ones([2, 2]));
        var error = Assert.Throws<RuntimeError>(() => Run(operation, there, here));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void EnginesDoNotMix()
    {
        var here = torch.ones([2, 2]);
        var there = here.to("second:cuda");
        const string Text = Head + "found at least two devices, cuda:0 (second) and cpu (reference)!";
        Assert.Equal(Text, Assert.Throws<RuntimeError>(() => there + here).Message);
        Assert.Equal(Text, Assert.Throws<RuntimeError>(() => there.mm(here)).Message);
        Assert.Equal(Text, Assert.Throws<RuntimeError>(() => torch.cat([there, here])).Message);
        Assert.Equal(Text, Assert.Throws<RuntimeError>(() => there.add_(here)).Message);
    }

    [Fact]
    public void NumbersInCpuMemoryStandBesideTensorsOnDevices()
    {
        using var scope = torch.backends.scope("second");
        var x = torch.ones([2], device: "cuda");
        var number = torch.tensor(3.0, requires_grad: true);
        var y = (x * number) + 1 + torch.tensor(2);
        Assert.Equal("tensor([6., 6.], device='cuda:0', grad_fn=<AddBackward0>)", y.ToString());
        y.sum().backward();
        Assert.Equal("tensor(2.)", number.grad.ToString());
        Assert.Equal("cuda:0", torch.where(x > 0, x, number).device.ToString());
        Assert.Equal("tensor([1., 3.], device='cuda:0')", x.index_put([torch.tensor([1])], number.detach()).ToString());
    }

    private static string Got(string argument, string method) =>
        $"got {argument} is on cpu, different from other tensors on cuda:0 (when checking argument in method wrapper_CUDA_{method})";

    private static void Run(string operation, Tensor there, Tensor here)
    {
        _ = operation switch
        {
            "add" => there + here,
            "add reversed" => here + there,
            "add_" => there.add_(here),
            "add_ to a number" => torch.tensor(1.0).add_(there[0, 0]),
            "add out" => torch.add(there, there, @out: here),
            "exp out" => torch.exp(there, @out: here),
            "compare" => there == here,
            "where" => torch.where(there > 0, there, here),
            "addcmul" => torch.addcmul(there, there, here),
            "index_put" => there.index_put([torch.tensor([0])], here),
            "mm" => there.mm(here),
            "linear" => nn.functional.linear(there, here, there[0]),
            "bmm" => there[None].bmm(here[None]),
            "cat" => torch.cat([there, here]),
            "gather" => there.gather(0, torch.zeros([1, 1], torch.int64)),
            "nll_loss" => nn.functional.nll_loss(there, torch.zeros([2], torch.int64)),
            "layer_norm" => nn.functional.layer_norm(there, [2], here[0]),
            "conv" => nn.functional.conv1d(there[None], here[None]),
            "masked_fill" => there.masked_fill(here > 0, 0),
            "index" => here[torch.tensor([0], device: "cuda")],
            "grad" => here.grad = there,
            "step" => Step(),
            _ => throw new InvalidOperationException(operation),
        };
    }

    private static Tensor? Step()
    {
        var model = nn.Linear(2, 2);
        var optimizer = optim.SGD(model.parameters(), lr: 0.1, momentum: 0.9);
        model.call(torch.ones([1, 2])).sum().backward();
        optimizer.step();
        model.cuda();
        return optimizer.step();
    }
}
