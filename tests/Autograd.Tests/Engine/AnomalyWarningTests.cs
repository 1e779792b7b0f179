using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Engine;

/// <summary>Looks at the standard error of the process, so nothing else runs beside it.</summary>
[PyTorchClass("TestAutograd")]
[Collection(nameof(Alone))]
public class AnomalyWarningTests
{
    private static void Fail()
    {
        var a = torch.randn(5, requires_grad: true);
        var d1 = a + 1;
        var d2 = d1.pow(2);
        d1 += 1;
        ThrowsWith<RuntimeError>(
            "one of the variables needed for gradient computation has been modified by an inplace operation",
            () => torch.autograd.grad(d2.sum(), a));
    }

    [Fact]
    public void test_anomaly_grad_warnings()
    {
        using (var w = torch.warnings.catch_warnings())
        {
            using (torch.autograd.detect_anomaly()) Fail();
            Assert.Equal(2, w.Count);
            Assert.Contains("Anomaly Detection has been enabled", w[0], StringComparison.Ordinal);
            Assert.Contains("Error detected in PowBackward0", w[1], StringComparison.Ordinal);
        }

        // A warning that throws does not take the error's place: it is printed.
        using (var w = torch.warnings.catch_warnings())
        {
            using var anomaly = torch.autograd.detect_anomaly();
            torch.warnings.simplefilter("error");
            var before = Console.Error;
            using var captured = new StringWriter();
            Console.SetError(captured);
            try
            {
                Fail();
            }
            finally
            {
                Console.SetError(before);
            }

            Assert.Single(w);
            Assert.Contains("Anomaly Detection has been enabled", w[0], StringComparison.Ordinal);
            Assert.Contains("Error detected in PowBackward0", captured.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SimpleFilter_MakesWarningsExceptions_UntilTheScopeEnds()
    {
        using var outer = torch.warnings.catch_warnings();
        using (torch.warnings.catch_warnings())
        {
            torch.warnings.simplefilter("error");
            Throws<UserWarning>("look", () => torch.warnings.warn("look"));
            torch.warnings.simplefilter("always");
            torch.warnings.warn("look");
        }

        torch.warnings.warn("again");
        Assert.Equal(["again"], outer);
        Throws<ValueError>("invalid action: 'shout'", () => torch.warnings.simplefilter("shout"));
    }
}
