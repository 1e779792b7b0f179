using System.Numerics;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Literals;

/// <summary>Each spelling of <c>torch.tensor</c> binds to the overload that gives NumPy's or Python's dtype.</summary>
public class TensorSpellingTests
{
    private static readonly double[] Doubles = [1, 2];

    [Fact]
    public void Literals_HavePythonsTypes()
    {
        Assert.Equal("tensor([1., 2., 3.])", tensor([1.0, 2.0, 3.0]).ToString());
        Assert.Equal("tensor([1, 2])", tensor([1, 2]).ToString());
        Assert.Equal("tensor([[1, 2],\n        [3, 4]])", tensor([[1, 2], [3, 4]]).ToString());
        Assert.Equal("tensor([[1.0000, 2.0000],\n        [3.0000, 4.5000]])", tensor([[1, 2], [3, 4.5]]).ToString());
        Assert.Equal("tensor([ True, False])", tensor([true, false]).ToString());
        Assert.Equal("tensor([1.+0.j, 0.+1.j])", tensor([1, Complex.ImaginaryOne]).ToString());
        Assert.Equal("tensor(2.5000)", tensor(2.5).ToString());
        Assert.Equal("tensor(2)", tensor(2).ToString());
        Assert.Equal("tensor([])", tensor([]).ToString());
        Assert.Equal(
            "tensor([1., 2.], dtype=torch.float64, requires_grad=True)",
            tensor([1.0, 2], dtype: float64, requires_grad: true).ToString());
    }

    [Fact]
    public void Arrays_KeepTheirElementType()
    {
        Assert.Equal("tensor([1., 2.], dtype=torch.float64)", tensor(Doubles).ToString());
        Assert.Equal("tensor([1., 2.])", tensor(new float[] { 1, 2 }).ToString());
        Assert.Equal("tensor([1, 2], dtype=torch.int32)", tensor(new[] { 1, 2 }).ToString());
        Assert.Equal("tensor([True])", tensor(new[] { true }).ToString());
        Assert.Equal("tensor([1.], dtype=torch.float16)", tensor(new[] { (Half)1 }).ToString());
        Assert.Equal("tensor([[1., 2.],\n        [3., 4.]], dtype=torch.float64)", tensor(new double[,] { { 1, 2 }, { 3, 4 } }).ToString());
        Assert.Equal("tensor([[1., 2.],\n        [3., 4.]])", tensor(new[] { new[] { 1f, 2f }, new[] { 3f, 4f } }).ToString());
        Assert.Equal("tensor([1., 2.], dtype=torch.float64)", tensor(Doubles.AsSpan()).ToString());
        Assert.Equal("tensor([1., 2.])", tensor(Doubles, dtype: float32).ToString());
    }

    [Fact]
    public void Sequences_CountAsPythonLists()
    {
        Assert.Equal("tensor([2., 4.])", tensor(Doubles.Select(x => x * 2)).ToString());
        Assert.Equal("tensor([1, 2])", tensor(new List<int> { 1, 2 }).ToString());
        Assert.Equal("tensor([[1., 2.],\n        [3., 4.]])", tensor(new List<double[]> { Doubles, new[] { 3.0, 4.0 } }).ToString());
        Assert.Equal("tensor([0, 1, 2])", tensor([.. Enumerable.Range(0, 3)]).ToString());
    }

    [Fact]
    public void RaggedArrays_AreRefusedWithPyTorchsText()
    {
        var error = Assert.Throws<ValueError>(() => tensor(new[] { new[] { 1, 2 }, new[] { 3 } }));

        Assert.Equal("expected sequence of length 2 at dim 1 (got 1)", error.Message);
    }

    [Fact]
    public void Integers_CannotRequireGrad() => Assert.Equal(
        "Only Tensors of floating point and complex dtype can require gradients",
        Assert.Throws<RuntimeError>(() => tensor([1, 2], requires_grad: true)).Message);

    [Fact]
    public void Numpy_SharesTheMemory()
    {
        var x = tensor([1.0, 2.0]);
        var array = x.numpy();

        array[1] = 5;

        Assert.Equal("tensor([1., 5.])", x.ToString());
        Assert.Equal("[1. 5.]", array.ToString());
        Assert.Equal("array([1., 5.], dtype=float32)", array.Repr());
        Assert.Equal("tensor([1., 5.])", from_numpy(array).ToString());
        Assert.Equal([1.0, 5.0], array.ToArray<double>());
    }

    [Fact]
    public void AsTensor_CopiesOnlyWhereItMust()
    {
        var x = tensor([1.0, 2.0]);

        Assert.Same(x, as_tensor(x));
        Assert.Equal(float64, as_tensor(x, dtype: float64).dtype);
        Assert.Equal("tensor([1, 2])", as_tensor([1, 2]).ToString());
        Assert.Equal("tensor([1., 2.], dtype=torch.float64)", tensor(x.numpy(), dtype: float64).ToString());
        var shared = as_tensor(x.numpy());
        shared.fill_(7);
        Assert.Equal("tensor([7., 7.])", x.ToString());
        Assert.Equal("tensor([7., 1.])", tensor([x.numpy()[0], 1.0]).ToString());
        Assert.Equal("tensor([7.5000, 1.0000])", tensor([tensor(7.5), 1]).ToString());
    }

    [Fact]
    public void Numpy_OfWhatRequiresGrad_IsRefused() => Assert.Equal(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
        Assert.Throws<RuntimeError>(() => tensor([1.0], requires_grad: true).numpy()).Message);

    [Fact]
    public void Format_OfZeroDimTensor_IsItsNumbers()
    {
        Assert.Equal("2.50|  2.5|2.5", f($"{tensor(2.5):.2f}|{tensor(2.5):5}|{tensor(2.5)}"));
        Assert.Equal("2.50", $"{tensor(2.5):.2f}");
        Assert.Equal("tensor([2.5000])", f($"{tensor([2.5])}"));
        Assert.Equal(
            "unsupported format string passed to Tensor.__format__",
            Assert.Throws<TypeError>(() => f($"{tensor([2.5]):.2f}")).Message);
    }
}
