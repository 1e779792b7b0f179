using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary><c>state_dict</c> and <c>load_state_dict</c>: PyTorch's order and PyTorch's texts for the same model.</summary>
public class StateDictTests
{
    [Fact]
    public void StateDict_HasPyTorchsOrder() => Assert.Equal(
        [
            "scale", "steps", "first.weight", "first.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var",
            "norm.num_batches_tracked", "second.weight",
        ],
        new Block().state_dict().Keys);

    [Fact]
    public void StateDict_SharesStorage_AndNeedsNoGradient()
    {
        var block = new Block();
        var state = block.state_dict();

        state["scale"].fill_(3);

        Assert.Equal(3.0, block.get_parameter("scale").item().ToDouble());
        Assert.All(state.Values, value => Assert.False(value.requires_grad));
    }

    [Fact]
    public void LoadStateDict_CopiesEverything()
    {
        var from = new Block();
        var to = new Block();

        Assert.Equal("<All keys matched successfully>", to.load_state_dict(from.state_dict()).ToString());

        foreach (var (name, value) in from.state_dict()) Assert.Equal(value.tolist(), to.state_dict()[name].tolist());
    }

    [Fact]
    public void LoadStateDict_OfAnotherModel_ThrowsPyTorchsText()
    {
        var block = new Block();
        var state = block.state_dict();
        state.Remove("first.bias");
        state["second.extra"] = zeros(1);
        state["odd"] = zeros(1);
        state["scale"] = zeros(2);
        state["first.weight"] = zeros((3, 3));
        const string sizes = "size mismatch for scale: copying a param with shape torch.Size([2]) from checkpoint, the shape in current "
            + "model is torch.Size([1]).\n\tsize mismatch for first.weight: copying a param with shape torch.Size([3, 3]) from checkpoint, "
            + "the shape in current model is torch.Size([3, 2]).";

        Assert.Equal(
            "Error(s) in loading state_dict for Block:\n\tMissing key(s) in state_dict: \"first.bias\". \n\tUnexpected key(s) in "
            + $"state_dict: \"odd\", \"second.extra\". \n\t{sizes}",
            Assert.Throws<RuntimeError>(() => block.load_state_dict(state)).Message);
        Assert.Equal(
            $"Error(s) in loading state_dict for Block:\n\t{sizes}",
            Assert.Throws<RuntimeError>(() => block.load_state_dict(state, strict: false)).Message);
    }

    [Fact]
    public void LoadStateDict_NotStrict_TellsWhatDiffers()
    {
        var block = new Block();
        var state = block.state_dict();
        state.Remove("first.bias");
        state["odd"] = zeros(1);

        Assert.Equal(
            "_IncompatibleKeys(missing_keys=['first.bias'], unexpected_keys=['odd'])",
            block.load_state_dict(state, strict: false).ToString());
    }

    [Fact]
    public void LoadStateDict_OfOneElement_FillsAScalar()
    {
        var block = new Block();
        var state = block.state_dict();
        state["norm.num_batches_tracked"] = tensor([5]);

        block.load_state_dict(state);

        Assert.Equal("tensor(5)", block.norm.num_batches_tracked!.ToString());
    }
}
