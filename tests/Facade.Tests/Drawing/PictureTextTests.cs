using System.Text.RegularExpressions;
using Compat.TestSupport;
using Xunit;
using static Compat.torchviz;

namespace Compat.Facade.Tests.Drawing;

/// <summary>The DOT text is torchviz's, as scripts/record_pictures.py recorded it for the same graphs.</summary>
public partial class PictureTextTests
{
    private readonly Tensor _x = torch.ones([2, 3], requires_grad: true);
    private readonly Tensor _y = torch.ones([2, 3], requires_grad: true);
    private readonly Tensor _w = torch.ones([3, 4], requires_grad: true);

    private (string, Tensor)[] Names => [("x", _x), ("y", _y), ("w", _w)];

    [Fact]
    public void CustomFunction_ShowsWhatItSaved() => Same("custom_function", Everything(Cube.apply(_x).sum()));

    [Fact]
    public void CustomFunction_ShowsWhatItSavedUnasked() => Same("custom_function_plain", make_dot(Cube.apply(_x).sum(), Names));

    [Fact]
    public void Views_ShowTheirBase() => Same("view_output", Everything((_x * _y).view(-1)[1..]));

    [Fact]
    public void SeveralOutputs_AreOnePicture() => Same("several_outputs", Everything([_x.exp(), (_x * _y).sum()]));

    [Fact]
    public void Cat_ShowsItsAttributes() => Same("cat", Everything(torch.cat([_x, _y], 1)));

    [Fact]
    public void Softmax_ShowsItsResult() => Same("softmax", Everything(torch.softmax(torch.matmul(_x, _w), 1).log().mean()));

    [Fact]
    public void LongAttributes_AreCut() => Same(
        "short_attributes", make_dot(torch.matmul(_x, _w).sum(0, keepdim: true), Names, show_attrs: true, max_attr_chars: 5));

    [Fact]
    public void DoubleBackward_IsDrawn() =>
        Same("double_backward", Everything(torch.autograd.grad(Cube.apply(_x).sum(), _x, create_graph: true)[0]));

    [Fact]
    public void WritesInPlace_AreDrawn()
    {
        var written = _x * 2;
        written[0].mul_(3);
        Same("in_place", Everything(written));
    }

    [Fact]
    public void ALeafAlone_IsOneNode() => Same("leaf", Everything(_x));

    [Fact]
    public void Pieces_AreDrawn() => Same("pieces", Everything(torch.stack(_x.unbind(1)).clamp(0, 2).std()));

    private Digraph Everything(TensorList outputs) => make_dot(outputs, Names, show_attrs: true, show_saved: true);

    private static void Same(string name, Digraph dot)
    {
        var file = Path.Combine(RecordedTable.Root(), "tests", "Facade.Tests", "Drawing", "expected", $"{name}.dot");
        var names = new Dictionary<string, string>();
        var text = Number().Replace(
            dot.source, m => names.TryGetValue(m.Value, out var known) ? known : names[m.Value] = $"n{names.Count}");
        Assert.Equal(File.ReadAllText(file), text);
    }

    [GeneratedRegex(@"\b\d{12,15}\b")]
    private static partial Regex Number();

    private sealed class Cube : torch.autograd.Function<Cube>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            var squared = x * x;
            ctx.save_for_backward(x, squared);
            return squared * x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad)
        {
            var (_, squared) = ctx.saved_tensors;
            return grad * 3 * squared;
        }
    }
}
