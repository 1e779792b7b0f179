using Compat.Autograd.Tests.Coverage;
using Xunit;

namespace Compat.Autograd.Tests.Engine;

/// <summary>Python's coroutines that stop and go on are C#'s asynchronous methods and sequences.</summary>
[PyTorchClass("TestAutograd")]
public class AsyncModeTests
{
    private sealed class Recoverable : Exception;

    private sealed class Unrecoverable : Exception;

    private sealed class Secondary : Exception;

    [Fact]
    public async Task test_set_grad_coroutines()
    {
        static async IAsyncEnumerable<int> Count(bool enabled)
        {
            Assert.Equal(enabled, torch.is_grad_enabled());
            for (var i = 0; i < 10; i++)
            {
                Assert.Equal(enabled, torch.is_grad_enabled());
                await Task.Yield();
                Assert.Equal(enabled, torch.is_grad_enabled());
                yield return i;
                Assert.Equal(enabled, torch.is_grad_enabled());
            }

            Assert.Equal(enabled, torch.is_grad_enabled());
        }

        foreach (var outer in (bool[])[true, false])
        {
            using var mode = torch.set_grad_enabled(outer);
            Func<IAsyncEnumerable<int>> coroutine = () => Count(!outer);
            var expected = 0;
            await foreach (var i in outer ? torch.no_grad(coroutine) : torch.enable_grad(coroutine))
            {
                Assert.Equal(outer, torch.is_grad_enabled());
                Assert.Equal(expected++, i);
            }

            Assert.Equal(10, expected);
            Assert.Equal(outer, torch.is_grad_enabled());
        }
    }

    [Fact]
    public async Task test_set_grad_coroutines_benign_exceptions()
    {
        static async Task<int> Recover(bool enabled)
        {
            var raised = 0;
            for (var i = 0; i < 10; i++)
            {
                try
                {
                    Assert.Equal(enabled, torch.is_grad_enabled());
                    await Raise(new Recoverable());
                }
                catch (Recoverable)
                {
                    Assert.Equal(enabled, torch.is_grad_enabled());
                    raised++;
                }
            }

            return raised;
        }

        foreach (var outer in (bool[])[true, false])
        {
            using var mode = torch.set_grad_enabled(outer);
            var running = outer ? torch.no_grad(() => Recover(false)) : torch.enable_grad(() => Recover(true));
            Assert.Equal(outer, torch.is_grad_enabled());
            Assert.Equal(10, await running);
            Assert.Equal(outer, torch.is_grad_enabled());
        }
    }

    [Fact]
    public async Task test_set_grad_coroutines_critical_exceptions()
    {
        static async Task Fail(bool enabled)
        {
            try
            {
                Assert.Equal(enabled, torch.is_grad_enabled());
                await Raise(new Unrecoverable());
            }
            catch (Unrecoverable)
            {
                Assert.Equal(enabled, torch.is_grad_enabled());
                throw new Secondary();
            }
        }

        foreach (var outer in (bool[])[true, false])
        {
            using var mode = torch.set_grad_enabled(outer);
            var running = outer ? torch.no_grad(() => Fail(false)) : torch.enable_grad(() => Fail(true));
            await Assert.ThrowsAsync<Secondary>(() => running);
            Assert.Equal(outer, torch.is_grad_enabled());
        }
    }

    [Fact]
    public async Task test_set_grad_coroutines_exit()
    {
        var state = new HashSet<bool>();
        async IAsyncEnumerable<int> Ten(bool enabled)
        {
            try
            {
                for (var i = 0; i < 10; i++)
                {
                    Assert.Equal(enabled, torch.is_grad_enabled());
                    await Task.Yield();
                    yield return i;
                }
            }
            finally
            {
                Assert.Equal(enabled, torch.is_grad_enabled());
                state.Add(enabled);
            }
        }

        foreach (var outer in (bool[])[true, false])
        {
            using var mode = torch.set_grad_enabled(outer);
            var sequence = outer ? torch.no_grad(() => Ten(false)) : torch.enable_grad(() => Ten(true));
            await foreach (var i in sequence)
            {
                Assert.Equal(outer, torch.is_grad_enabled());
                if (i == 4) break;
            }

            Assert.Contains(!outer, state);
            Assert.Equal(outer, torch.is_grad_enabled());
        }
    }

    [Fact]
    public async Task NoGrad_AroundAnAsyncLambda_HoldsAcrossAwaitsAndEndsForTheCaller()
    {
        var goOn = new TaskCompletionSource();
        var running = torch.no_grad(async () =>
        {
            await goOn.Task.ConfigureAwait(false);
            Assert.False(torch.is_grad_enabled());
            await Task.Run(() => Assert.False(torch.is_grad_enabled())).ConfigureAwait(false);
            return torch.is_grad_enabled();
        });

        Assert.True(torch.is_grad_enabled());
        goOn.SetResult();
        Assert.False(await running);
        Assert.True(torch.is_grad_enabled());
    }

    [Fact]
    public async Task Scope_InAnAsyncMethod_HoldsOnEveryThreadItRunsOn()
    {
        async Task<bool> Inside()
        {
            using (torch.no_grad())
            {
                for (var i = 0; i < 20; i++)
                {
                    await Task.Yield();
                    Assert.False(torch.is_grad_enabled());
                }
            }

            return torch.is_grad_enabled();
        }

        var running = Inside();
        Assert.True(torch.is_grad_enabled());
        Assert.True(await running);
    }

    [Fact]
    public async Task Modes_StayInTheirFlow_AndLeaveNothingOnPoolThreads()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            var (grad, threads, anomaly) = (i % 2 == 0, i % 3 == 0, i % 5 == 0);
            using var first = torch.set_grad_enabled(grad);
            using var second = torch.autograd.set_multithreading_enabled(threads);
            using var third = torch.autograd.set_detect_anomaly(anomaly, check_nan: grad);
            for (var turn = 0; turn < 10; turn++)
            {
                await Task.Yield();
                Assert.Equal(
                    (grad, threads, anomaly, grad),
                    (torch.is_grad_enabled(), torch.autograd.is_multithreading_enabled(), torch.is_anomaly_enabled(),
                        torch.is_anomaly_check_nan_enabled()));
            }
        })));

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Assert.Equal(
            (true, true, false, true),
            (torch.is_grad_enabled(), torch.autograd.is_multithreading_enabled(), torch.is_anomaly_enabled(),
                torch.is_anomaly_check_nan_enabled())))));
    }

    [Fact]
    public void NewThread_StartsInTheModeItWasStartedIn_AndKeepsItsOwn()
    {
        using var mode = torch.no_grad();
        var thread = new Thread(() =>
        {
            Assert.False(torch.is_grad_enabled());
            torch.set_grad_enabled(true);
        });
        thread.Start();
        thread.Join();
        Assert.False(torch.is_grad_enabled());
    }

    private static async Task Raise(Exception error)
    {
        await Task.Yield();
        throw error;
    }
}
