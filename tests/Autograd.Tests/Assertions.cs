using Compat.Text;
using Xunit;

namespace Compat.Autograd.Tests;

/// <summary>What PyTorch's TestCase has, in few words.</summary>
internal static class Assertions
{
    /// <summary>Equal in sizes and dtype, and in values within PyTorch's tolerances for the dtype.</summary>
    public static void Same(Tensor expected, Tensor? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        var (rtol, atol) = Tolerance(expected.dtype);
        using var mode = torch.no_grad();
        if (!torch.allclose(actual, expected, rtol, atol, equal_nan: true))
        {
            Assert.Fail($"expected {PyRepr.Str(expected)}\nbut got  {PyRepr.Str(actual)}");
        }
    }

    /// <summary>The value prints as PyTorch prints it.</summary>
    public static void Prints(string expected, object? value) => Assert.Equal(expected, PyRepr.Str(value));

    /// <summary>Throws this very kind of exception with this text.</summary>
    public static void Throws<T>(string text, Action body)
        where T : Exception => Assert.Equal(text, Assert.Throws<T>(body).Message);

    /// <summary>Throws this very kind of exception; its text holds the given one, as assertRaisesRegex asks.</summary>
    public static void ThrowsWith<T>(string part, Action body)
        where T : Exception => Assert.Contains(part, Assert.Throws<T>(body).Message, StringComparison.Ordinal);

    /// <remarks>PyTorch 2.13 <c>torch.testing.assert_close</c>.</remarks>
    private static (double Rtol, double Atol) Tolerance(DType dtype) =>
        dtype == torch.float64 || dtype == torch.complex128 ? (1e-7, 1e-7)
        : dtype == torch.float32 || dtype == torch.complex64 ? (1.3e-6, 1e-5)
        : dtype == torch.float16 ? (1e-3, 1e-5)
        : dtype == torch.bfloat16 ? (1.6e-2, 1e-5)
        : (0, 0);
}
