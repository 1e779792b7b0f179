using System.Text.Json;
using Compat.Facade.Tests.Random;
using Compat.TestSupport;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Optim;

/// <summary>Six steps of each optimizer from recorded weights and gradients: PyTorch's weights after each step.</summary>
/// <remarks>
/// In all bits, but for Adam in float32, where assert_close's tolerance holds: PyTorch's float32 square root, MKL's, is not always the
/// nearest float.
/// </remarks>
public class OptimizerTests
{
    private static readonly Dictionary<string, JsonElement> Rows =
        RecordedTable.Read("optim").ToDictionary(row => row.GetProperty("id").GetString()!);

    public static IEnumerable<TheoryDataRow<string>> Ids() => Rows.Keys.Select(id => new TheoryDataRow<string>(id));

    [Theory, MemberData(nameof(Ids))]
    public void Weights_AfterEachStep_ArePyTorchs(string id)
    {
        var row = Rows[id];
        var weights = new Parameter(Vector(row, row.GetProperty("start")));
        var optimizer = Make(row.GetProperty("optimizer").GetString()!, new Options(row.GetProperty("options")), [weights]);
        var isExact = weights.dtype == float64 || optimizer is optim.SGD;
        foreach (var (grad, after) in row.GetProperty("grads").EnumerateArray().Zip(row.GetProperty("weights").EnumerateArray()))
        {
            weights.grad = Vector(row, grad);
            optimizer.step();
            var found = weights.detach();
            if (isExact) Assert.Equal(after.GetString(), Convert.ToBase64String(RecordedDrawsTests.Bytes(found)));
            else Assert.True(torch.allclose(found, Vector(row, after), rtol: 1.3e-6, atol: 1e-5), $"{found} is not {Vector(row, after)}");
        }
    }

    private static optim.Optimizer Make(string name, Options o, Parameter[] parameters) => name switch
    {
        "SGD" => optim.SGD(
            parameters, o.Number("lr"), o.Number("momentum"), o.Number("dampening"), o.Number("weight_decay"), o.Flag("nesterov"),
            o.Flag("maximize")),
        "Adam" => optim.Adam(
            parameters, o.Number("lr"), o.Betas, o.Number("eps"), o.Number("weight_decay"), o.Flag("amsgrad"),
            maximize: o.Flag("maximize")),
        _ => optim.AdamW(
            parameters, o.Number("lr"), o.Betas, o.Number("eps"), o.Number("weight_decay"), o.Flag("amsgrad"), o.Flag("maximize")),
    };

    private static Tensor Vector(JsonElement row, JsonElement data) => RecordedCall.Tensor(JsonElement.Parse(
        $$$"""{"tensor": {"dtype": "{{{row.GetProperty("dtype")}}}", "shape": [{{{row.GetProperty("size")}}}], "data": "{{{data}}}"}}"""));

    private sealed class Options(JsonElement options)
    {
        public (double, double)? Betas =>
            options.TryGetProperty("betas", out var betas) ? (betas[0].GetDouble(), betas[1].GetDouble()) : null;

        public Scalar? Number(string name) => options.TryGetProperty(name, out var value) ? value.GetDouble() : (Scalar?)null;

        public bool Flag(string name) => options.TryGetProperty(name, out var value) && value.GetBoolean();
    }
}
