using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Spelling;

/// <content>Numbers, lists, arrays and text out of tensors.</content>
public partial class SpellingTests
{
    private static readonly string[] Printed = ["tensor([1., 2.]) torch.Size([2]) True None 2.5", "loss 0.2500 x=1", "a, b!"];

    [Fact]
    public void Item_IsANumber()
    {
        var loss = tensor(0.25);
        Assert.True(loss.item() < 0.5);
        float single = loss.item();
        double total = 0;
        total += loss.item() * 4;
        Assert.Equal((0.25f, 1.0), (single, total));
        var count = 0;
        count += (int)tensor(3).item();
        Assert.Equal(3, count);
        Assert.Equal("0.2500", f($"{loss.item():.4f}"));
        Assert.Equal("0.2500", f($"{loss:.4f}"));
        Assert.Equal("3", tensor(3).item().ToString());
        Assert.Equal("True", tensor(true).item().ToString());
        Assert.Equal("(1+2j)", tensor(new System.Numerics.Complex(1, 2)).item().ToString());
        Throws<RuntimeError>("a Tensor with 2 elements cannot be converted to Scalar", () => tensor([1, 2]).item());
    }

    [Fact]
    public void Lists_AndArrays_InAndOut()
    {
        var x = tensor([[1.0, 2.0], [3.0, 4.0]]);
        Is("[[1.0, 2.0], [3.0, 4.0]]", x.tolist());
        Is("[1, 2]", tensor([1, 2]).tolist());
        Is("2.5", tensor(2.5).tolist());
        Is("[True, False]", tensor([true, false]).tolist());
        Is("[[1. 2.]\n [3. 4.]]", x.numpy());
        var shared = tensor([1.0, 2.0]);
        Is("tensor([1., 2.])", from_numpy(shared.numpy()));
        Is("tensor([1., 2.], dtype=torch.float64)", from_numpy(new double[] { 1, 2 }));
        Is("tensor([[1, 2]])", tensor(new List<long[]> { new long[] { 1, 2 } }));
        Throws<RuntimeError>(
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
            () => ones(2, requires_grad: true).numpy());
    }

    [Fact]
    public void Sizes_TakeEveryForm()
    {
        Is("torch.Size([5])", zeros(5).shape);
        Is("torch.Size([2, 3])", zeros([2, 3]).shape);
        Is("torch.Size([2, 3])", zeros((2, 3)).shape);
        Is("torch.Size([2, 3])", zeros(new long[] { 2, 3 }).shape);
        Is("torch.Size([2, 3])", ones(zeros([2, 3]).shape).shape);
        Is("torch.Size([3, 2])", zeros([2, 3]).view(-1, 2).shape);
        Is("torch.Size([3, 2])", zeros([2, 3]).reshape([3, -1]).shape);
        Is("torch.Size([6])", zeros([2, 3]).view(-1).shape);
        Assert.True(zeros([2, 3]).shape == zeros((2, 3)).shape);
        var x = zeros([2, 3]);
        Is("torch.Size([2, 3])", x.view(x.shape[0], -1).shape);
        Assert.Equal(3, x.shape[^1]);
        Is("torch.Size([3])", x.shape[1..]);
        Assert.Equal(6, x.shape.numel());
    }

    [Fact]
    public void Print_WritesAsPython()
    {
        var (before, text) = (Console.Out, new StringWriter());
        Console.SetOut(text);
        try
        {
            var x = 1;
            print(tensor([1.0, 2.0]), tensor([1.0, 2.0]).shape, true, null, 2.5);
            print($"loss {tensor(0.25).item():.4f} {x:=}");
            print("a", "b", sep: ", ", end: "!\n");
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.Equal(Printed, text.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Format_TakesPythonsSpecifications()
    {
        Assert.Equal("  0.50|1e+03|7    |1,234", f($"{0.5:6.2f}|{1000.0:.0e}|{7:<5d}|{1234:,}"));
        Assert.Equal("tensor([1, 2])", f($"{tensor([1, 2])}"));
        Throws<TypeError>("unsupported format string passed to Tensor.__format__", () => f($"{tensor([1, 2]):.2f}"));
    }
}
