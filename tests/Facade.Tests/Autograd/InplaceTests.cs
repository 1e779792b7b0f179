using System.Globalization;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Autograd;

/// <summary>Writes in place, into views and through brackets: values, graph, versions, gradients and errors as PyTorch has them.</summary>
public class InplaceTests
{
    /// <summary>Rows recorded from PyTorch 2.13.0: name, program, value, grad_fn, _version, gradients of x and z, error.</summary>
    public static TheoryData<string> Names => [.. Rows().Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Program_GivesWhatPyTorchGives(string name)
    {
        var row = Rows().First(row => row[0] == name);
        var x = tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad: true);
        var z = tensor([[0.5, -1.0, 2.0], [3.0, 0.25, -2.0]], requires_grad: true);
        var m = tensor([[true, false, true], [false, false, true]]);
        var found = new string[] { "", "", "", "", "", "" };
        try
        {
            var result = InplacePrograms.All[name](x, z, m, tensor([1, 0]), tensor([[2, 0, 1], [0, 1, 2]]));
            found[0] = Text(result);
            found[1] = result.grad_fn?.name() ?? "None";
            found[2] = $"{result._version}";
            var weights = tensor(Enumerable.Range(1, (int)result.numel()).Select(k => (float)k).ToArray());
            (result * weights.view(result.shape)).sum().backward();
            (found[3], found[4]) = (Text(x.grad), Text(z.grad));
        }
        catch (Exception error)
        {
            found[5] = $"{error.GetType().Name}: {error.Message}";
        }

        Assert.Equal(row[2..8], found);
    }

    private static string Text(Tensor? tensor) => tensor is null ? "None" : string.Join(
        ' ', tensor.detach().reshape(-1).unbind().Select(item => ((float)item.item()).ToString("R", CultureInfo.InvariantCulture)));

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Autograd", "inplace.tsv")).Select(line => line.Split('\t'));
}
