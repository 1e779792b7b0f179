using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>Data of <c>torch.tensor</c>, as in Python: a number, a tensor, or a list of such data, nested at will.</summary>
/// <remarks><c>torch.tensor([[1, 2], [3, 4.5]])</c>: one type for all literals, so that the dtype is found as PyTorch finds it.</remarks>
[CollectionBuilder(typeof(PyData), nameof(Create))]
public readonly struct PyData : IEnumerable<PyData>
{
    internal readonly object? Value;

    private PyData(object? value) => Value = value;

    /// <summary>Makes a list; the compiler calls it for <c>[…]</c>.</summary>
    public static PyData Create(ReadOnlySpan<PyData> items) => new(items.ToArray());

    /// <summary>A bool.</summary>
    public static implicit operator PyData(bool value) => new(value);

    /// <summary>A Python int.</summary>
    public static implicit operator PyData(int value) => new((long)value);

    /// <summary>A Python int.</summary>
    public static implicit operator PyData(long value) => new(value);

    /// <summary>A Python float.</summary>
    public static implicit operator PyData(float value) => new((double)value);

    /// <summary>A Python float.</summary>
    public static implicit operator PyData(double value) => new(value);

    /// <summary>A Python complex number.</summary>
    public static implicit operator PyData(Complex value) => new(value);

    /// <summary>A number as <c>item()</c> returns it.</summary>
    public static implicit operator PyData(Scalar value) => new(value.ToObject());

    /// <summary>A tensor: in a list one of a single element counts as its number.</summary>
    public static implicit operator PyData(Tensor? value) => new(value);

    /// <summary>Any .NET value: sequences are lists, numbers Python's; what else there is PyTorch refuses by its type.</summary>
    internal static PyData From(object? value) => value switch
    {
        PyData data => data,
        Tensor tensor => new PyData(tensor),
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value),
        Half number => (double)number,
        BFloat16 number => (double)number,
        float number => (double)number,
        Complex64 number => (Complex)number,
        Scalar number => number,
        string text => new PyData(text),
        IEnumerable items => new PyData(items.Cast<object?>().Select(From).ToArray()),
        _ => new PyData(value),
    };

    /// <summary>The items of a list.</summary>
    public IEnumerator<PyData> GetEnumerator() => ((IEnumerable<PyData>)(Value as PyData[] ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
