using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary>Parts are found without registering; names and order are those PyTorch gives the same model.</summary>
public class ModulePartsTests
{
    [Fact]
    public void Names_ComeInPyTorchsOrder()
    {
        var block = new Block();

        Assert.Equal(
            ["scale", "first.weight", "first.bias", "norm.weight", "norm.bias", "second.weight"],
            block.named_parameters().Select(part => part.name));
        Assert.Equal(
            ["steps", "hidden", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"],
            block.named_buffers().Select(part => part.name));
        Assert.Equal(["", "first", "norm", "second"], block.named_modules().Select(part => part.name));
    }

    [Fact]
    public void CapturedConstructorParameter_IsAPart()
    {
        var shared = nn.Linear(2, 2);
        var twice = new Twice(shared, shared);

        Assert.Equal(["body.weight", "body.bias"], twice.named_parameters().Select(part => part.name));
        Assert.Equal(["body.weight", "body.bias", "head.weight", "head.bias"], twice.state_dict().Keys);
        Assert.Single(twice.children());
    }

    [Fact]
    public void ReplacedPart_IsTheOneThatCounts()
    {
        var held = new Held();
        held.part = nn.Linear(1, 1, bias: false);

        Assert.Same(((nn.Linear)held.part).weight, Assert.Single(held.parameters()));
    }

    [Fact]
    public void TrainAndEval_ReachEveryModule()
    {
        var block = new Block();

        block.eval();
        Assert.All(block.modules(), module => Assert.False(module.training));
        block.train();
        Assert.All(block.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_VisitsChildrenFirst()
    {
        List<string> seen = [];

        new Block().apply(module => seen.Add(module._get_name()));

        Assert.Equal(["Linear", "BatchNorm1d", "Linear", "Block"], seen);
    }

    [Fact]
    public void ToFloat64_CastsWhatFloatsAndKeepsTheObjects()
    {
        var block = new Block();
        var before = block.parameters().ToArray();

        block.to(float64);

        Assert.Equal(before, block.parameters(), ReferenceEqualityComparer.Instance);
        foreach (var (name, value) in block.state_dict())
        {
            Assert.Equal(name == "norm.num_batches_tracked" ? int64 : float64, value.dtype);
        }

        Assert.Equal(float64, block.norm.running_mean!.dtype);
        Assert.Equal(
            "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.int32",
            Assert.Throws<TypeError>(() => block.to(int32)).Message);
    }

    [Theory]
    [InlineData("x.y", "Block has no attribute `x`")]
    [InlineData("scale", "`scale` is not an nn.Module")]
    public void GetSubmodule_OfAnotherName_Throws(string target, string message) =>
        Assert.Equal(message, Assert.Throws<AttributeError>(() => new Block().get_submodule(target)).Message);

    [Theory]
    [InlineData("first.w", "Linear has no attribute `w`")]
    [InlineData("first", "`first` is not an nn.Parameter")]
    public void GetParameter_OfAnotherName_Throws(string target, string message) =>
        Assert.Equal(message, Assert.Throws<AttributeError>(() => new Block().get_parameter(target)).Message);

    [Fact]
    public void BadNames_AreRefusedInPyTorchsWords()
    {
        var block = new Block();

        Assert.Contains("buffer name can't contain \".\"", Assert.Throws<KeyError>(() => block.register_buffer("a.b", null)).Message);
        Assert.Contains("buffer name can't be empty string \"\"", Assert.Throws<KeyError>(() => block.register_buffer("", null)).Message);
        Assert.Contains("attribute 'first' already exists", Assert.Throws<KeyError>(() => block.register_buffer("first", null)).Message);
        Assert.Contains("module name can't contain \".\", got: a.b", Assert.Throws<KeyError>(() => block.add_module("a.b", null)).Message);
        Assert.Contains("parameter name can't contain \".\"", Assert.Throws<KeyError>(() => block.register_parameter("a.b", null)).Message);
    }

    private sealed class Twice(nn.Linear body, nn.Linear head) : nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor input) => head.call(body.call(input));
    }

    private sealed class Held : nn.Module<Tensor, Tensor>
    {
        public nn.Module<Tensor, Tensor> part = nn.Linear(2, 2);

        public override Tensor forward(Tensor input) => part.call(input);
    }
}
