using System.Globalization;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Text;

[Collection(nameof(Console))]
public class PrintTests
{
    private const double Pi = 3.14159265;
    private const int Epoch = 7;

    [Fact]
    public void Print_Values_AreWrittenAsPythonDoes()
    {
        Assert.Equal("a b\n", Printed(() => print("a", "b")));
        Assert.Equal("\n", Printed(() => print()));
        Assert.Equal("None\n", Printed(() => print(null)));
        Assert.Equal("1 2.0 True None x\n", Printed(() => print(1, 2.0, true, null, "x")));
        Assert.Equal("[1, 2] (1, 'a')\n", Printed(() => print(new[] { 1, 2 }, (1, "a"))));
        Assert.Equal("[1, 2]\n", Printed(() => print(new List<int> { 1, 2 })));
        Assert.Equal("{'a': 1.0}\n", Printed(() => print(new Dictionary<string, object?> { ["a"] = 1.0 })));
        Assert.Equal("2.5 torch.float32 (2.5,)\n", Printed(() => print((Scalar)2.5, DType.Float32, ValueTuple.Create((Scalar)2.5))));
        Assert.Equal("one\n", Printed(() => print("one")));
    }

    [Fact]
    public void Print_SepAndEnd_AreTaken()
    {
        Assert.Equal("a,b\n", Printed(() => print("a", "b", sep: ",")));
        Assert.Equal("1-2-3;", Printed(() => print(1, 2, 3, sep: "-", end: ";")));
        Assert.Equal("3.1<", Printed(() => print($"{Pi:.1f}", end: "<")));
        Assert.Equal("(1, 2)|", Printed(() => print((1, 2), end: "|")));
        Assert.Equal("abc", Printed(() => print("abc", end: "")));
    }

    [Fact]
    public void Print_InterpolatedString_TakesPythonsSpecifications()
    {
        Assert.Equal("loss 3.14\n", Printed(() => print("loss", $"{Pi:.2f}")));
        Assert.Equal(
            "epoch   7: 3.1416 [    3.1416] [3.1416    ]\n",
            Printed(() => print($"epoch {Epoch,3}: {Pi:.4f} [{Pi,10:.4f}] [{Pi,-10:.4f}]")));
        Assert.Equal("Epoch=7 Epoch + 1=8\n", Printed(() => print($"{Epoch:=} {Epoch + 1:=}")));
        Assert.Equal("t (1, 2) 3.14\n", Printed(() => print("t", (1, 2), $"{Pi:.2f}")));
        Assert.Equal("[1] 3.142\n", Printed(() => print(new List<int> { 1 }, $"{Pi:.3f}")));
        Assert.Equal("007 1,234,567 50% {x}\n", Printed(() => print($"{Epoch:03d} {1234567:,} {0.5:.0%} {{x}}")));
        Assert.Equal("True None\n", Printed(() => print($"{true} {(object?)null}")));
    }

    [Fact]
    public void F_InterpolatedString_IsAString()
    {
        string text = f($"{Pi:.2f}|{Epoch:>3}");

        Assert.Equal("3.14|  7", text);
    }

    [Fact]
    public void Print_Tensors_HaveTheirText()
    {
        var loss = tensor(2.5);
        Assert.Equal("loss tensor(2.5000) 2.50\n", Printed(() => print("loss", loss, $"{loss:.2f}")));
        Assert.Equal("tensor([1., 2.])\n", Printed(() => print(tensor([1.0, 2]))));
        Assert.Equal("torch.Size([2]) torch.float32 cpu\n", Printed(() => print(tensor([1.0, 2]).shape, float32, loss.device)));
        Assert.Equal("[1. 2.] [[1, 2], [3, 4]]\n", Printed(() => print(tensor([1.0, 2]).numpy(), tensor([[1, 2], [3, 4]]).tolist())));
        Assert.Equal("[tensor(2.5000)] (tensor(2.5000), 1)\n", Printed(() => print(new List<Tensor> { loss }, (loss, 1))));
        Assert.Equal("2.5 loss.item()=2.5\n", Printed(() => print($"{loss} {loss.item():=}")));
    }

    [Fact]
    public void Print_Parameter_IsNoNumber()
    {
        var weight = new Parameter(tensor(1.5));

        Assert.Equal("Parameter containing:\ntensor(1.5000, requires_grad=True)\n", Printed(() => print($"{weight}")));
        Assert.Equal(
            "unsupported format string passed to Parameter.__format__",
            Assert.Throws<TypeError>(() => f($"{weight:.2f}")).Message);
    }

    private static string Printed(Action action)
    {
        var before = Console.Out;
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetOut(writer);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }

        return writer.ToString();
    }
}

/// <summary>Tests that redirect <see cref="Console.Out"/> run one after the other.</summary>
[CollectionDefinition(nameof(Console), DisableParallelization = true)]
public sealed class ConsoleTests;
