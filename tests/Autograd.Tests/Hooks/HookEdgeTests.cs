using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Hooks;

/// <summary>Corners of hooks, recorded from PyTorch 2.13.0.</summary>
public class HookEdgeTests
{
    private readonly List<string> _seen = [];
    private readonly Tensor _a = torch.ones(1, requires_grad: true);

    [Fact]
    public void AHookThatRemovesItself_RunsOnce()
    {
        RemovableHandle? handle = null;
        handle = _a.register_hook(_ =>
        {
            _seen.Add("1");
            handle!.remove();
        });
        _a.register_hook(_ => _seen.Add("2"));

        (_a * 2).backward();
        (_a * 2).backward();

        Assert.Equal(["1", "2", "2"], _seen);
    }

    [Fact]
    public void AHookThatAHookAdds_RunsFromTheNextBackwardOn()
    {
        _a.register_hook(_ =>
        {
            _seen.Add("1");
            _a.register_hook(_ => _seen.Add("2"));
        });

        (_a * 2).backward();
        _seen.Add("-");
        (_a * 2).backward();

        Assert.Equal(["1", "-", "1", "2"], _seen);
    }

    [Fact]
    public void HooksOfARoot_SeeTheGradientItStartsWith()
    {
        _a.register_hook(grad => _seen.Add($"{grad}"));
        _a.register_post_accumulate_grad_hook(p => _seen.Add($"{p.grad}"));

        _a.backward();

        Assert.Equal(["tensor([1.])", "tensor([1.])"], _seen);
    }

    [Fact]
    public void Grad_OfARootWithAHook_IsTheHooked()
    {
        var b = _a * 2;
        b.register_hook(grad => grad * 7);

        Prints("tensor([7.])", torch.autograd.grad(b, b)[0]);
    }

    [Fact]
    public void Grad_OfATensorGivenTwice_RunsItsHookOnce()
    {
        var b = _a * 3;
        b.register_hook(grad => grad * 2);

        var gradients = torch.autograd.grad(b * 1, [b, b]);

        Assert.Equal(["tensor([2.])", "tensor([2.])"], gradients.Select(grad => grad.ToString()));
    }

    [Fact]
    public void Grad_GathersInTensorsThatRetain()
    {
        var b = _a * 2;
        b.retain_grad();
        var c = b * 3;

        torch.autograd.grad(c, b, retain_graph: true);
        torch.autograd.grad(c, _a);

        Prints("tensor([6.])", b.grad);
    }

    [Fact]
    public void CreateGraph_RecordsWhatHooksDo()
    {
        var b = _a * _a;
        b.register_hook(grad => grad * _a);

        var grad = torch.autograd.grad(b, _a, create_graph: true)[0];

        Prints("tensor([2.], grad_fn=<AddBackward0>)", grad);
        Prints("tensor([4.])", torch.autograd.grad(grad, _a)[0]);
    }

    [Fact]
    public void CreateGraph_RecordsTheRetainedGradient()
    {
        using var warnings = torch.warnings.catch_warnings();
        var b = _a * _a;
        b.retain_grad();

        (b * b).backward(create_graph: true);

        Prints("tensor([2.], grad_fn=<CloneBackward0>)", b.grad);
    }

    [Fact]
    public void APostAccumulateHookThatFails_LeavesItsGradient_AndTheOthersWithout()
    {
        var b = torch.ones(1, requires_grad: true);
        _a.register_post_accumulate_grad_hook(_ => throw new InvalidTimeZoneException("x"));

        Assert.Throws<InvalidTimeZoneException>(() => (_a * b).backward());

        Prints("tensor([1.])", _a.grad);
        Assert.True(b.grad is null);
    }

    [Fact]
    public void AMultiGradHook_ThatRunsABackwardOverTheSameTensors_IsCalledForThatAsWell()
    {
        var (b, c) = (_a * 2, _a * 3);
        torch.autograd.graph.register_multi_grad_hook([b, c], grads =>
        {
            _seen.Add(string.Join(' ', grads.Select(grad => grad is not null)));
            if (_seen.Count > 1) return;
            using var mode = torch.enable_grad();
            (b * 1).backward(retain_graph: true);
        });

        (b + c).backward();

        Assert.Equal(["True True", "True False"], _seen);
    }
}
