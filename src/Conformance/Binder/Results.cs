using System.Collections;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>What the public API returned, as values of a result file.</summary>
internal static class Results
{
    /// <summary>The value of a result.</summary>
    /// <exception cref="NotSupportedException">The format has no such value.</exception>
    internal static Value Of(object? result) => result switch
    {
        null => NoneValue.Instance,
        Tensor tensor => TensorBytes.Of(tensor),
        Distinct { Length: 1 } distinct => TensorBytes.Of(distinct.output),
        bool flag => new BoolValue(flag),
        int or long or ulong => new IntValue(BigInteger.Parse(result.ToString()!, System.Globalization.CultureInfo.InvariantCulture)),
        float number => new FloatValue(number),
        double number => new FloatValue(number),
        Complex number => new ComplexValue(number.Real, number.Imaginary),
        Scalar number => Of(number.ToObject()),
        string text => new StringValue(text),
        DType dtype => new ConstantValue(ConstantKind.DType, dtype.Name),
        Device device => new ConstantValue(ConstantKind.Device, device.ToString()),
        Size size => new SequenceValue(SequenceKind.Size, [.. Items(size).Select(Of)]),
        ITuple { Length: 1 } single => Of(single[0]),
        _ => new SequenceValue(SequenceKind.Tuple, [.. Items(result).Select(Of)]),
    };

    /// <summary>The tensors in a result, in order.</summary>
    internal static IEnumerable<Tensor> Tensors(object? result) => result switch
    {
        null or string or Size or Scalar => [],
        Tensor tensor => [tensor],
        _ when IsSequence(result) => Items(result).SelectMany(Tensors),
        _ => [],
    };

    private static bool IsSequence(object result) => result is ITuple or IEnumerable || Deconstruction(result) is not null;

    private static IEnumerable<object?> Items(object result)
    {
        if (result is ITuple tuple) return Enumerable.Range(0, tuple.Length).Select(place => tuple[place]);
        if (result is IEnumerable items) return items.Cast<object?>();
        var method = Deconstruction(result) ?? throw new NotSupportedException($"the result is a {result.GetType().Name}");
        var parts = new object?[method.GetParameters().Length];
        method.Invoke(result, parts);
        return parts;
    }

    // A result with names is a record struct, which gives its parts in order.
    private static MethodInfo? Deconstruction(object result) => Array.Find(
        result.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance),
        method => method.Name == "Deconstruct" && Array.TrueForAll(method.GetParameters(), parameter => parameter.IsOut));
}
