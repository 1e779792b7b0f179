using Compat.Conformance.Fuzz;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Random calls end with a result or with one of PyTorch's errors.</summary>
public class FuzzTests
{
    [Fact]
    public void EveryOperator_TakesRandomArguments()
    {
        var run = new FuzzRun([], Calls: 8, Seed: 20, TimeSpan.FromMinutes(1));

        run.Run();

        Assert.Equal("", string.Join('\n', run.Wrong));
        Assert.True(run.Made > 2000);
    }
}
