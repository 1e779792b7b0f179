using Compat.Conformance.Commands;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Programs that really run, each in processes of its own.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compat-run-test-").FullName;
    private readonly StringWriter _output = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TwiceOnOneEngine_IsEqual_StepForStep()
    {
        var code = Run("""
            torch.manual_seed(1);
            var w = torch.randn(2, requires_grad: true);
            var optimizer = optim.SGD([w], lr: 0.1);
            for (var i = 0; i < 3; i++)
            {
                optimizer.zero_grad();
                var loss = (w * w).sum();
                loss.backward();
                optimizer.step();
            }

            print(w);
            """);
        Assert.True(code == ExitCodes.Equal, _output.ToString());
        Assert.Contains("0 within tolerance, 0 beyond", _output.ToString());
        Assert.Contains("loss reference: 3 values", _output.ToString());
        Assert.True(File.Exists(Path.Combine(_folder, "report", "program", "loss.svg")));
    }

    // The second run finds what the first one left and computes something else.
    [Fact]
    public void AnotherFactor_IsNamed_WithItsLine()
    {
        var mark = Path.Combine(_folder, "mark");
        var code = Run($$"""
            var second = File.Exists(@"{{mark}}");
            File.WriteAllText(@"{{mark}}", "");
            var x = torch.tensor([1.0, 2.0]);
            var y = x + 1;
            var z = torch.mul(y, second ? 3.0 : 2.0);
            print(z.sum().item());
            """);
        Assert.True(code == ExitCodes.Different, _output.ToString());
        Assert.Matches(@"first difference: step \d+, mul, float32 \[2\], program\.cs:5", _output.ToString());
        Assert.Contains("1 of 1 differ", _output.ToString());
    }

    private int Run(string program)
    {
        var file = Path.Combine(_folder, "program.cs");
        File.WriteAllText(file, program);
        return new Run
        {
            Programs = [file],
            Engines = ["reference", "reference"],
            Trace = true,
            Report = Path.Combine(_folder, "report"),
        }.Execute(_output);
    }
}
