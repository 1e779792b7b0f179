using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

/// <summary>Backwards inside hooks, tasks and other backwards: depth, modes, leaves they share.</summary>
public class NestedFlowTests
{
    // A chain of walks, each started by a hook of the one before.
    private static void Descend(int depth, Action<int> visit)
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x * 2;
        y.register_hook((Tensor grad) =>
        {
            visit(depth);
            if (depth == 1) return;
            using var mode = torch.enable_grad();
            Descend(depth - 1, visit);
        });
        y.backward();
        Same(torch.full([1], 2.0), x.grad);
    }

    [Fact]
    public void BackwardInsideHooks_ToDepthThousand_RunsEachOnce_InOrder()
    {
        var visited = new List<int>();
        Descend(1000, visited.Add);
        Assert.Equal(Enumerable.Range(1, 1000).Reverse(), visited);
        Assert.Equal(-1, torch._C._current_graph_task_id());
    }

    [Fact]
    public void ModesAndWarnings_FlowIntoDeepBackwards_AndBackOutNot()
    {
        using var w = torch.warnings.catch_warnings();
        using var threads = torch.autograd.set_multithreading_enabled(false);
        using var anomaly = torch.autograd.set_detect_anomaly(true, check_nan: false);
        var names = new HashSet<string?>();
        Descend(100, depth =>
        {
            names.Add(Thread.CurrentThread.Name);
            Assert.False(torch.is_grad_enabled());
            Assert.False(torch.autograd.is_multithreading_enabled());
            Assert.True(torch.is_anomaly_enabled());
            Assert.False(torch.is_anomaly_check_nan_enabled());
            if (depth == 1) torch.warnings.warn("deep");
            torch.autograd.set_multithreading_enabled(true);
            torch.autograd.set_multithreading_enabled(false);
        });
        Assert.Contains("autograd", names);
        Assert.Equal(["deep"], w);
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public void BackwardInATaskThatABackwardWaitsFor_AddsToTheSameLeaf()
    {
        var x = torch.ones(2, requires_grad: true);
        var inner = (x * 5).sum();
        var y = x * 3;
        y.register_hook((Tensor grad) =>
        {
            using var done = new ManualResetEventSlim();
            ThreadPool.QueueUserWorkItem(_ =>
            {
                inner.backward();
                done.Set();
            });
            done.Wait();
        });
        y.sum().backward();
        Same(torch.full([2], 8.0), x.grad);
    }

    [Fact]
    public void BackwardOfTheSameGraph_InsideItsOwnHook_AddsBoth()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = (x * 3).exp();
        var root = y.sum();
        var nested = false;
        y.register_hook((Tensor grad) =>
        {
            if (nested) return;
            nested = true;
            root.backward(retain_graph: true);
        });
        root.backward();
        Same(torch.full([2], 6 * Math.Exp(3)), x.grad);
    }

    [Fact]
    public async Task TrainingStep_SpreadOverAwaits_GivesTheGradientsOfOneThread()
    {
        var w = torch.ones(3, requires_grad: true);
        for (var step = 1; step <= 5; step++)
        {
            w.grad = null;
            await Task.Yield();
            var h = (w * step).tanh();
            await Task.Yield();
            var loss = (h * h).sum();
            await Task.Run(() => loss.backward());
            var t = Math.Tanh(step);
            Same(torch.full([3], 2 * t * (1 - (t * t)) * step), w.grad);
        }
    }
}
