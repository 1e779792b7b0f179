using Xunit;
using F = Compat.torch.nn.functional;

namespace Compat.Facade.Tests.Random;

/// <summary>Nodes and gradients of what is drawn, and the generator's own life.</summary>
[Collection(nameof(SeededCollection))]
public class RandomGraphTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Draws = new()
    {
        ["UniformBackward0"] = x => x.uniform_(),
        ["NormalBackward0"] = x => x.normal_(),
        ["RandomBackward0"] = x => x.random_(0, 3),
        ["RandomBackward1"] = x => x.random_(3),
        ["RandomBackward2"] = x => x.random_(),
        ["BernoulliBackward0"] = x => torch.bernoulli(x),
        ["BernoulliBackward1"] = x => x.bernoulli_(torch.full([3], 0.5)),
        ["BernoulliBackward2"] = x => x.bernoulli_(0.5),
        ["ExponentialBackward0"] = x => x.exponential_(),
        ["GeometricBackward0"] = x => x.geometric_(0.5),
        ["CauchyBackward0"] = x => x.cauchy_(),
        ["LogNormalBackward0"] = x => x.log_normal_(),
        ["PoissonBackward0"] = x => torch.poisson(x),
        ["NormalBackward1"] = x => torch.normal(x, 1.0),
        ["NormalBackward2"] = x => torch.normal(1.0, x),
        ["NormalBackward3"] = x => torch.normal(x, x),
    };

    public static IEnumerable<TheoryDataRow<string>> Nodes() => Draws.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Nodes))]
    public void Draw_RecordsPyTorchsNode_WithAGradientOfZeros(string node)
    {
        var leaf = torch.full([3], 0.5, requires_grad: true);

        var drawn = Draws[node](leaf * 1);
        drawn.sum().backward();

        Assert.Equal(node, drawn.grad_fn?.name());
        Assert.Equal(new byte[12], RecordedDrawsTests.Bytes(leaf.grad));
    }

    [Fact]
    public void Binomial_RefusesItsGradient()
    {
        var p = torch.full([3], 0.5, requires_grad: true);

        var drawn = torch.binomial(torch.ones([3]), p);

        Assert.Equal("torch::autograd::NotImplemented", drawn.grad_fn?.name());
        var error = Assert.Throws<RuntimeError>(() => drawn.sum().backward());
        Assert.Equal("derivative for aten::binomial is not implemented", error.Message);
    }

    [Fact]
    public void Dropout_IsAProductWithItsMask()
    {
        torch.manual_seed(0);
        var x = torch.ones([8], requires_grad: true);

        var y = F.dropout(x);
        y.sum().backward();

        Assert.Equal("MulBackward0", y.grad_fn?.name());
        Assert.Equal(RecordedDrawsTests.Bytes(y.detach()), RecordedDrawsTests.Bytes(x.grad));
        Assert.Same(x, F.dropout(x, training: false));
        Assert.Same(x, F.dropout(x, 0));
    }

    [Fact]
    public void Generators_AreMadeWithAndWithoutNew_AndDrawAlone()
    {
        var (first, second) = (torch.Generator(), new torch.Generator());
        Assert.Equal(67280421310721UL, first.initial_seed());
        var untouched = RecordedDrawsTests.Bytes(torch.get_rng_state());

        var drawn = torch.rand(2, 3, generator: first.manual_seed(-1));

        Assert.Equal(ulong.MaxValue, first.initial_seed());
        var again = torch.rand(2, 3, generator: second.manual_seed(uint.MaxValue));
        Assert.Equal(RecordedDrawsTests.Bytes(drawn), RecordedDrawsTests.Bytes(again));
        Assert.Equal(untouched, RecordedDrawsTests.Bytes(torch.get_rng_state()));
    }

    [Fact]
    public void State_BringsBackTheCachedNormal()
    {
        torch.manual_seed(7);
        torch.randn(3);
        var state = torch.get_rng_state();
        var expected = RecordedDrawsTests.Bytes(torch.randn(3));
        torch.rand(1000);

        torch.set_rng_state(state);

        Assert.Equal(7UL, torch.initial_seed());
        Assert.Equal(expected, RecordedDrawsTests.Bytes(torch.randn(3)));
    }

    [Fact]
    public void ForkRng_LeavesTheDefaultGeneratorAsItWas()
    {
        torch.manual_seed(1);
        var expected = RecordedDrawsTests.Bytes(torch.get_rng_state());

        using (torch.random.fork_rng()) torch.randn(100);

        Assert.Equal(expected, RecordedDrawsTests.Bytes(torch.get_rng_state()));
    }

    [Fact]
    public void Out_IsResizedAndFilledInItsOwnDtype()
    {
        torch.manual_seed(3);
        var expected = torch.rand([4], dtype: torch.float64);
        torch.manual_seed(3);
        var destination = torch.empty([0], dtype: torch.float64);

        var result = torch.rand(4, @out: destination);

        Assert.Same(destination, result);
        Assert.Equal(RecordedDrawsTests.Bytes(expected), RecordedDrawsTests.Bytes(destination));
    }
}
