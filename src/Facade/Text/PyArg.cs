using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Compat.Text;

namespace Compat;

/// <summary>An argument of <c>print</c>: any value, or an interpolated string whose holes take Python's format specifications.</summary>
/// <remarks><c>{x:.4f}</c> is Python's <c>{x:.4f}</c>; <c>{x:=}</c> is Python's <c>{x=}</c>.</remarks>
[InterpolatedStringHandler]
public sealed class PyArg
{
    private readonly StringBuilder? _text;
    private readonly object? _value;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public PyArg(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (8 * formattedCount));

    private PyArg(object? value) => _value = value;

    /// <summary>Appends the text between two holes.</summary>
    public void AppendLiteral(string value) => _text!.Append(value);

    /// <summary>Appends a hole: <c>format(value, format)</c>, in a field of <paramref name="alignment"/> characters.</summary>
    /// <exception cref="ValueError">The specification is malformed or does not fit the value's type.</exception>
    /// <exception cref="TypeError">The value's type takes no specification.</exception>
    public void AppendFormatted<T>(
        T value, int alignment = 0, string? format = null, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        if (format == "=")
        {
            _text!.Append(expression).Append('=').Append(PyRepr.Repr(value));
            return;
        }

        var text = PyFormat.Format(value, format);
        _text!.Append(alignment >= 0 ? text.PadLeft(alignment) : text.PadRight(-alignment));
    }

    /// <summary>The argument's text, Python's <c>str</c>.</summary>
    public override string ToString() => _text?.ToString() ?? PyRepr.Str(_value);

    /// <summary>Wraps a string.</summary>
    public static implicit operator PyArg(string? value) => new(value);

    /// <summary>Wraps a character.</summary>
    public static implicit operator PyArg(char value) => new(value);

    /// <summary>Wraps a bool, printed as True or False.</summary>
    public static implicit operator PyArg(bool value) => new(value);

    /// <summary>Wraps an int.</summary>
    public static implicit operator PyArg(int value) => new(value);

    /// <summary>Wraps a long.</summary>
    public static implicit operator PyArg(long value) => new(value);

    /// <summary>Wraps an unsigned long.</summary>
    public static implicit operator PyArg(ulong value) => new(value);

    /// <summary>Wraps a float, printed as the double it is.</summary>
    public static implicit operator PyArg(float value) => new(value);

    /// <summary>Wraps a double.</summary>
    public static implicit operator PyArg(double value) => new(value);

    /// <summary>Wraps a decimal.</summary>
    public static implicit operator PyArg(decimal value) => new(value);

    /// <summary>Wraps a complex number.</summary>
    public static implicit operator PyArg(Complex value) => new(value);

    /// <summary>Wraps a big integer.</summary>
    public static implicit operator PyArg(BigInteger value) => new(value);

    /// <summary>Wraps a Python number, as <c>item()</c> returns it.</summary>
    public static implicit operator PyArg(Scalar value) => new(value);

    /// <summary>Wraps a tensor.</summary>
    public static implicit operator PyArg(Tensor? value) => new(value);

    /// <summary>Wraps a module.</summary>
    public static implicit operator PyArg(torch.nn.Module? value) => new(value);

    /// <summary>Wraps sizes.</summary>
    public static implicit operator PyArg(Size value) => new(value);

    /// <summary>Wraps an array.</summary>
    public static implicit operator PyArg(NDArray? value) => new(value);

    /// <summary>Wraps a device.</summary>
    public static implicit operator PyArg(Device? value) => new(value);

    /// <summary>Wraps a list of tensors.</summary>
    public static implicit operator PyArg(List<Tensor>? value) => new(value);

    /// <summary>Wraps a dtype.</summary>
    public static implicit operator PyArg(DType? value) => new(value);

    /// <summary>Wraps an array, printed as a list.</summary>
    public static implicit operator PyArg(Array? value) => new(value);

    /// <summary>Wraps a list.</summary>
    public static implicit operator PyArg(List<object?>? value) => new(value);

    /// <summary>Wraps a list of strings.</summary>
    public static implicit operator PyArg(List<string>? value) => new(value);

    /// <summary>Wraps a list of ints.</summary>
    public static implicit operator PyArg(List<int>? value) => new(value);

    /// <summary>Wraps a list of longs.</summary>
    public static implicit operator PyArg(List<long>? value) => new(value);

    /// <summary>Wraps a list of floats.</summary>
    public static implicit operator PyArg(List<float>? value) => new(value);

    /// <summary>Wraps a list of doubles.</summary>
    public static implicit operator PyArg(List<double>? value) => new(value);

    /// <summary>Wraps a list of bools.</summary>
    public static implicit operator PyArg(List<bool>? value) => new(value);

    /// <summary>Wraps a dictionary with strings as keys.</summary>
    public static implicit operator PyArg(Dictionary<string, object?>? value) => new(value);

    /// <summary>Wraps a pair.</summary>
    public static implicit operator PyArg((object?, object?) value) => new(value);

    /// <summary>Wraps a triple.</summary>
    public static implicit operator PyArg((object?, object?, object?) value) => new(value);

    /// <summary>Wraps a tuple of four.</summary>
    public static implicit operator PyArg((object?, object?, object?, object?) value) => new(value);
}
