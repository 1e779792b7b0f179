using Xunit;

namespace Compat.Autograd.Tests.Hooks;

/// <summary>The order of all hooks, with each way to run backward. Recorded from PyTorch 2.13.0.</summary>
public class HookOrderTests
{
    private const string All =
        "y.hook1 y.hook2 y.prehook1 y.prehook2 y.posthook1 y.posthook2 "
        + "x.hook1 x.hook2 x.prehook1 x.prehook2 x.accumulated1 x.accumulated2 x.posthook1 x.posthook2";

    [Theory]
    [InlineData("backward", All, "y.grad x.grad")]
    [InlineData("backward x", All, "y.grad x.grad")]
    [InlineData("backward y", "y.hook1 y.hook2 y.prehook1 y.prehook2 y.posthook1 y.posthook2", "y.grad")]
    [InlineData("backward x y", All, "y.grad x.grad")]
    [InlineData("grad x", "y.hook1 y.hook2 y.prehook1 y.prehook2 y.posthook1 y.posthook2 x.hook1 x.hook2", "y.grad")]
    [InlineData("grad y", "y.hook1 y.hook2", "y.grad")]
    [InlineData("grad x y", "y.hook1 y.hook2 y.prehook1 y.prehook2 y.posthook1 y.posthook2 x.hook1 x.hook2", "y.grad")]
    [InlineData("grad other", "", "")]
    public void Hooks_RunInPyTorchsOrder(string how, string expected, string gradients)
    {
        var log = new List<string>();
        var x = torch.ones(1, requires_grad: true);
        var other = torch.ones(1, requires_grad: true);
        var y = x * 2;
        var z = (y * 3) + other;
        y.retain_grad();
        var accumulator = y.grad_fn!.next_functions[0].fn!;
        foreach (var i in (int[])[1, 2])
        {
            accumulator.register_hook((_, _) => log.Add($"x.posthook{i}"));
            x.register_post_accumulate_grad_hook(_ => log.Add($"x.accumulated{i}"));
            accumulator.register_prehook(_ => log.Add($"x.prehook{i}"));
            x.register_hook(_ => log.Add($"x.hook{i}"));
            y.grad_fn.register_hook((_, _) => log.Add($"y.posthook{i}"));
            y.grad_fn.register_prehook(_ => log.Add($"y.prehook{i}"));
            y.register_hook(_ => log.Add($"y.hook{i}"));
        }

        Tensor Named(string name) => name == "x" ? x : name == "y" ? y : other;
        Tensor[] inputs = [.. how.Split(' ').Skip(1).Select(Named)];
        if (how.StartsWith("grad", StringComparison.Ordinal)) torch.autograd.grad(z, inputs);
        else if (inputs.Length > 0) z.backward(inputs: inputs);
        else z.backward();

        Assert.Equal(expected, string.Join(' ', log));
        string[] there = [y.grad is null ? "" : "y.grad ", x.grad is null ? "" : "x.grad"];
        Assert.Equal(gradients, string.Concat(there).Trim());
    }

    /// <summary>Tensor hooks double, hooks of nodes add: what each sees says when it ran.</summary>
    [Fact]
    public void Hooks_SeeWhatTheOnesBeforeMade()
    {
        var log = new List<string>();
        var x = torch.ones(1, requires_grad: true);
        var y = x * 2;
        y.retain_grad();
        y.register_hook(g => g * 2);
        y.grad_fn!.register_prehook(g => [g[0] + 1]);
        y.grad_fn.register_hook((gi, go) =>
        {
            log.Add($"{go[0]} -> {gi[0]} {gi[1]}");
            return [gi[0] + 10, null];
        });
        x.register_hook(g => g * 2);
        var accumulator = y.grad_fn.next_functions[0].fn!;
        accumulator.register_prehook(g => [g[0] + 1]);
        x.register_post_accumulate_grad_hook(p => log.Add($"{p.grad}"));

        y.backward();

        Assert.Equal("tensor([2.])", y.grad.ToString());
        Assert.Equal(["tensor([3.]) -> tensor([6.]) ", "tensor([33.])"], log);
    }

    /// <summary>Where a node runs and its gradient is asked for as well, PyTorch hands out the one before hooks.</summary>
    [Fact]
    public void Grad_OfATensorWithAHook_IsTheHooked_UnlessItsNodeRuns()
    {
        var a = torch.ones(2, requires_grad: true);
        var b = a * 2;
        var c = b * 3;
        b.register_hook(g => g * 10);

        Assert.Equal(["tensor([30., 30.])"], Texts(torch.autograd.grad(c.sum(), b, retain_graph: true)));
        Assert.Equal(["tensor([60., 60.])", "tensor([3., 3.])"], Texts(torch.autograd.grad(c.sum(), [a, b])));
    }

    private static string[] Texts(Tensor[] tensors) => [.. tensors.Select(tensor => tensor.ToString())];
}
