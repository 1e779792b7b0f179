using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Text;

/// <summary>Python's <c>str</c> and <c>repr</c> of .NET values.</summary>
internal static class PyRepr
{
    /// <summary><c>str(value)</c>: as <see cref="Repr"/>, a string without quotes.</summary>
    public static string Str(object? value) => value switch
    {
        string text => text,
        char text => text.ToString(),
        IPyRepr own => own.ToString()!,
        _ => Repr(value),
    };

    /// <summary><c>repr(value)</c>: null is None, arrays and lists are lists, tuples tuples, as arrays of
    /// tensors are, which PyTorch's functions return as such; other types by their ToString.</summary>
    public static string Repr(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string text => PyString.Quote(text),
        char text => PyString.Quote(text.ToString()),
        double number => PyFloat.Repr(number),
        float number => PyFloat.Repr(number),
        Half number => PyFloat.Repr((double)number),
        BFloat16 number => PyFloat.Repr((float)number),
        Complex number => ComplexNumber(number.Real, number.Imaginary),
        Complex64 number => ComplexNumber(number.Real, number.Imaginary),
        Scalar number => Repr(number.ToObject()),
        IPyRepr own => own.Repr(),
        ITuple tuple => Tuple(tuple),
        IPyRepr[] items => $"({string.Join(", ", items.Select(Repr))}{(items.Length == 1 ? "," : "")})",
        Array array => ArrayRows(array, 0, new int[array.Rank]),
        IDictionary dictionary => Dictionary(dictionary),
        IList list => "[" + Items(list) + "]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => Other(value),
    };

    /// <summary>Python's name of a value's type, as error texts have it.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        string or char => "str",
        sbyte or byte or short or ushort or int or uint or long or ulong or nint or Int128 or BigInteger => "int",
        double or float or Half or BFloat16 => "float",
        Complex or Complex64 => "complex",
        Scalar number => TypeName(number.ToObject()),
        ITuple => "tuple",
        IDictionary => "dict",
        IList => "list",
        _ => value.GetType().Name,
    };

    /// <summary>Python's <c>complex.__repr__</c>: a positive zero real part is left out, otherwise parentheses.</summary>
    public static string ComplexNumber(double real, double imaginary)
    {
        if (real == 0 && !double.IsNegative(real)) return Part(imaginary) + "j";
        var second = Part(imaginary);
        return $"({Part(real)}{(second[0] == '-' ? "" : "+")}{second}j)";
    }

    private static string Part(double value)
    {
        if (!double.IsFinite(value)) return PyFloat.NonFinite(value);
        return (double.IsNegative(value) ? "-" : "") + PyFloat.Write(Math.Abs(value), 'r', 0, false, false);
    }

    private static string Tuple(ITuple tuple)
    {
        var items = new string[tuple.Length];
        for (var i = 0; i < items.Length; i++) items[i] = Repr(tuple[i]);
        return items.Length == 1 ? $"({items[0]},)" : $"({string.Join(", ", items)})";
    }

    private static string Dictionary(IDictionary dictionary)
    {
        var items = new List<string>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary) items.Add($"{Repr(entry.Key)}: {Repr(entry.Value)}");
        return "{" + string.Join(", ", items) + "}";
    }

    private static string ArrayRows(Array array, int dim, int[] index)
    {
        var items = new string[array.GetLength(dim)];
        for (var i = 0; i < items.Length; i++)
        {
            index[dim] = i;
            items[i] = dim == array.Rank - 1 ? Repr(array.GetValue(index)) : ArrayRows(array, dim + 1, index);
        }

        return "[" + string.Join(", ", items) + "]";
    }

    private static string Items(IEnumerable list) => string.Join(", ", list.Cast<object?>().Select(Repr));

    /// <summary>A sequence that has no text of its own is written as a list, a set as a set.</summary>
    private static string Other(object value)
    {
        var text = value.ToString() ?? "None";
        if (value is not IEnumerable items || text != value.GetType().ToString()) return text;
        var type = value.GetType();
        var set = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HashSet<>);
        return !set ? "[" + Items(items) + "]" : items.GetEnumerator().MoveNext() ? "{" + Items(items) + "}" : "set()";
    }
}
