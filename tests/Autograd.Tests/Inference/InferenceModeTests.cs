using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inference;

[PyTorchClass("TestAutogradInferenceMode")]
public class InferenceModeTests
{
    [Fact]
    public void test_inference_mode_context_manager()
    {
        Assert.False(torch.is_inference_mode_enabled());
        using (torch.inference_mode())
        {
            Assert.True(torch.is_inference_mode_enabled());
            using (torch.inference_mode(false)) Assert.False(torch.is_inference_mode_enabled());
            Assert.True(torch.is_inference_mode_enabled());
        }

        Assert.False(torch.is_inference_mode_enabled());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void test_inference_mode_decorator(bool? given)
    {
        var mode = given ?? true;
        foreach (var requires in new[] { true, false })
        {
            var decorated = given is null
                ? torch.inference_mode<Tensor, Tensor>(Squared)
                : torch.inference_mode(mode).__call__<Tensor, Tensor>(Squared);
            Assert.False(torch.is_inference_mode_enabled());
            var c = torch.ones((1, 2, 3), requires_grad: requires);
            var d = decorated(c);
            Assert.Equal(mode, torch.is_inference(d));
            Assert.Equal(requires && !mode, d.requires_grad);
            Assert.Equal(mode, torch.is_inference(torch.inference_mode(() => Squared(c), mode)));
        }

        Tensor Squared(Tensor x)
        {
            Assert.Equal(mode, torch.is_inference_mode_enabled());
            return x * x;
        }
    }

    [Fact]
    public void test_inference_mode_tensor_creation()
    {
        using var scope = torch.inference_mode();
        var c = torch.ones(1, 2, 3);
        Assert.False(c.requires_grad);
        Assert.True(torch.is_inference(c));

        var asked = torch.ones((1, 2, 3), requires_grad: true);
        Assert.True(asked.requires_grad);
        Assert.True(torch.is_inference(asked));

        var refused = torch.ones(1, 2, 3).requires_grad_(false);
        Assert.False(refused.requires_grad);
        Assert.True(torch.is_inference(refused));
    }

    [Fact]
    public void test_inference_mode_existing_autograd_session()
    {
        var s = torch.ones((1, 2, 3), requires_grad: true);
        var a = s.clone();
        var saves = a * a;

        using (torch.inference_mode()) a.add_(2);

        Assert.False(torch.is_inference(a));
        ThrowsWith<RuntimeError>(
            "one of the variables needed for gradient computation has been modified by an inplace operation",
            () => saves.backward(torch.ones_like(saves)));
    }

    [Fact]
    public void EnableGrad_InsideInferenceMode_RecordsNothing()
    {
        var x = torch.ones(2, requires_grad: true);
        using var inference = torch.inference_mode();
        Assert.False(torch.is_grad_enabled());
        using var grad = torch.enable_grad();

        Assert.True(torch.is_grad_enabled());
        var y = x * 2;
        Assert.False(y.requires_grad);
        Assert.True(y.is_inference());
        Assert.Null(x.view(-1).grad_fn);
        ThrowsWith<RuntimeError>("element 0 of tensors does not require grad and does not have a grad_fn", () => y.sum().backward());
    }

    [Fact]
    public void InferenceModeOff_InsideNoGrad_TurnsGradientsOn()
    {
        using var off = torch.no_grad();
        using (torch.inference_mode(false))
        {
            Assert.True(torch.is_grad_enabled());
            Assert.True((torch.ones(2, requires_grad: true) * 2).requires_grad);
        }

        Assert.False(torch.is_grad_enabled());
        using (torch.inference_mode())
        {
            using (torch.no_grad()) Assert.True(torch.ones(1).is_inference());
            Assert.True(torch.is_inference_mode_enabled());
        }

        Assert.False(torch.is_inference_mode_enabled());
        Assert.False(torch.is_grad_enabled());
    }

    [Fact]
    public void InferenceMode_EndsWithAnException()
    {
        Assert.Throws<ValueError>(() => torch.inference_mode(() => throw new ValueError("inside")));
        Assert.False(torch.is_inference_mode_enabled());
        Assert.False(torch.ones(1).is_inference());
    }

    [Fact]
    public async Task InferenceMode_FlowsThroughAwait_AndLeavesOtherThreadsAlone()
    {
        var ended = new TaskCompletionSource();
        Task<bool> later;
        using (torch.inference_mode())
        {
            await Task.Yield();
            Assert.True(torch.ones(1).is_inference());
            Assert.True(await Task.Run(() => torch.ones(1).is_inference()));
            later = Later();
            Task<bool> elsewhere;
            using (ExecutionContext.SuppressFlow()) elsewhere = Task.Run(() => torch.ones(1).is_inference());
            Assert.False(await elsewhere);
        }

        Assert.False(torch.ones(1).is_inference());
        ended.SetResult();
        Assert.True(await later);

        // What was started inside goes on inside, as it does with every mode that flows.
        async Task<bool> Later()
        {
            await ended.Task;
            return torch.ones(1).is_inference();
        }
    }
}
