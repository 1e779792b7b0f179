using Compat.TestSupport;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Devices;

/// <summary>Graphs that go from one engine to another and back, and whole programs on another engine's device.</summary>
[Collection(PlacesGroup.Name)]
public sealed class AcrossEnginesTests
{
    public AcrossEnginesTests() => SecondEngine.Register();

    [Theory]
    [InlineData("second")]
    [InlineData("second:cuda:1")]
    public void ValuesAndGradientsCrossOver(string place) => Cross(place);

    [Theory]
    [EachEngine]
    public void ValuesAndGradientsCrossOverToEachEngine(string engine) => Cross(engine);

    [Fact]
    public void ModulesMoveWithTheirGradients()
    {
        var model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2));
        var first = (nn.Linear)model[0];
        model.call(torch.ones([2, 3])).sum().backward();
        var same = first.weight;
        model.to("second:cuda", torch.float64);
        Assert.Same(same, first.weight);
        Assert.Equal("cuda:0", first.weight.grad.device.ToString());
        Assert.Same(torch.float64, first.bias!.dtype);
        Assert.All(model.buffers(), buffer => Assert.True(buffer.is_cuda));
        Assert.Same(torch.int64, ((nn.BatchNorm1d)model[1]).num_batches_tracked!.dtype);
        var input = torch.ones([2, 3], torch.float64).to("second:cuda");
        model.call(input).sum().backward();
        var state = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2)).state_dict();
        model.load_state_dict(state);
        Assert.Equal(state["0.weight"].@double().ToString(), first.weight.detach().cpu().ToString());
        model.cpu();
        Assert.True(first.weight.is_cpu);
        Assert.Throws<AssertionError>(() => nn.Linear(1, 1).cuda());
        Assert.Throws<AssertionError>(() => nn.Linear(1, 1).to("cuda"));
    }

    [Fact]
    public void UnknownPlacesAreRefusedAsPyTorchDoes()
    {
        var error = Assert.Throws<RuntimeError>(() => torch.ones([1]).to("third"));
        Assert.StartsWith("Expected one of cpu, cuda, ipu", error.Message);
        Assert.EndsWith("device type at start of device string: third", error.Message);
    }

    [Theory]
    [InlineData("cpu")]
    [InlineData("cuda:1")]
    public void AProgramTrainsThereAsHere(string device)
    {
        var expected = Train();
        using var scope = torch.backends.scope("second", device);
        Assert.Equal(expected, Train());
    }

    private static string Train()
    {
        torch.manual_seed(0);
        var model = nn.Sequential(
            nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.2), nn.Linear(18, 8),
            nn.LayerNorm([8]), nn.GELU(), nn.Linear(8, 3));
        var embedding = nn.Embedding(4, 3);
        var adam = optim.AdamW(model.parameters(), lr: 0.01);
        var sgd = optim.SGD(embedding.parameters(), lr: 0.1, momentum: 0.9);
        var (input, target) = (torch.randn([4, 1, 8, 8]), torch.randint(0, 3, [4]));
        var text = string.Empty;
        for (var step = 0; step < 3; step++)
        {
            adam.zero_grad();
            sgd.zero_grad();
            var scores = model.call(input) + embedding.call(target);
            var loss = nn.functional.cross_entropy(scores, target, label_smoothing: 0.1);
            loss = loss + (scores[.., 1..].pow(2).mean() * 0.01) + nn.functional.pad(scores, [1, 1]).cumsum(1).std();
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1.0);
            adam.step();
            sgd.step();
            text += loss.item() + " " + scores.argmax(1).cpu() + " " + torch.sort(scores.flatten()).values[^1].item() + "\n";
        }

        return text + string.Join(" ", model.parameters().Select(parameter => parameter.norm().item()));
    }

    private static void Cross(string place)
    {
        var (x, w) = (torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad: true), torch.tensor([[0.5, -1.0], [2.0, 1.5]]));
        var (v, u) = (w.clone().to(place).requires_grad_(), w.clone().requires_grad_());
        var here = Loss((x * x).mm(u), x);
        var there = Loss((x * x).to(place).mm(v).to("reference"), x);
        Assert.Equal(place == "reference" ? "MulBackward0" : "ToCopyBackward0", (x * x).to(place).grad_fn!.name());
        Assert.Equal(here.item().ToDouble(), there.item().ToDouble(), 1e-6);
        var expected = torch.autograd.grad(here, [x, u], create_graph: true);
        var given = torch.autograd.grad(there, [x, v], create_graph: true);
        Same(expected[0], given[0]);
        Same(expected[1], given[1]);
        Assert.Equal(v.device, given[1].device);
        var second = torch.autograd.grad(expected[0].pow(2).sum() + expected[1].pow(2).sum(), [x, u]);
        var crossed = torch.autograd.grad(given[0].pow(2).sum() + given[1].pow(2).sum().to("reference"), [x, v]);
        Same(second[0], crossed[0]);
        Same(second[1], crossed[1]);
        Loss((x * x).to(place).mm(v).to("reference"), x).backward();
        Same(expected[0].detach(), x.grad);
        Same(expected[1].detach(), v.grad);
    }

    private static Tensor Loss(Tensor product, Tensor x) => (product.sin() * x).sum() + product.pow(2).mean();

    private static void Same(Tensor expected, Tensor given) => Assert.True(
        torch.allclose(expected.detach(), given.detach().to("reference"), rtol: 1e-5, atol: 1e-6), $"{expected}\n{given}");
}
