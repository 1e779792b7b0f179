using System.Globalization;
using Compat.Conformance.Values;

namespace Compat.Conformance.Comparing;

/// <summary>What the comparison of two values found.</summary>
/// <param name="Equal">Whether the actual one counts as equal.</param>
/// <param name="Difference">Where and how they differ; null when equal.</param>
/// <param name="Ulp">The largest distance of two floating elements in units of the last place.</param>
public sealed record Verdict(bool Equal, string? Difference, double Ulp)
{
    internal static Verdict Same { get; } = new(true, null, 0);

    internal static Verdict Differs(string difference, double ulp = 0) => new(false, difference, ulp);
}

/// <summary>Compares values as <c>torch.testing.assert_close</c> does, by the dtype of the recorded one; NaN equals NaN.</summary>
/// <param name="tolerances">The tolerances that are wider than usual.</param>
/// <param name="op">The operator whose case is compared.</param>
public sealed class Comparison(Tolerances tolerances, string op)
{
    private static readonly ElementType PythonFloat = ElementType.Find("float64")!;

    /// <summary>Compares a value with the recorded one.</summary>
    public Verdict Compare(Value expected, Value? actual, string where = "out") => (expected, actual) switch
    {
        (TensorValue left, TensorValue right) => CompareTensors(left, right, where),
        (SequenceValue left, SequenceValue right) => CompareSequences(left, right, where),
        (FloatValue left, FloatValue right) => CompareNumbers(left, right, where),
        (StringValue or BoolValue or IntValue or NoneValue or ConstantValue or ComplexValue, _) when expected == actual => Verdict.Same,
        _ => Verdict.Differs($"{where}: expected {Describe(expected)}, got {(actual is null ? "nothing" : Describe(actual))}"),
    };

    /// <summary>Compares values by their paths, in any order.</summary>
    public Verdict Compare(
        IReadOnlyList<KeyValuePair<string, Value>> expected, IReadOnlyList<KeyValuePair<string, Value>> actual, string what)
    {
        var byPath = actual.ToDictionary(pair => pair.Key, pair => pair.Value);
        if (actual.FirstOrDefault(pair => !expected.Any(other => other.Key == pair.Key)) is { Key: { } extra })
        {
            return Verdict.Differs($"{what} of {extra}: not recorded");
        }

        return Join(expected.Select(pair => Compare(pair.Value, byPath.GetValueOrDefault(pair.Key), $"{what} of {pair.Key}")));
    }

    /// <summary>Compares the strides of dimensions longer than 1, in tensors of more than one element; null when there are none.</summary>
    public static Verdict? CompareStrides(Value expected, Value actual, string where = "out")
    {
        if (expected is SequenceValue left && actual is SequenceValue right && left.Items.Count == right.Items.Count)
        {
            var parts = left.Items.Select((item, place) => CompareStrides(item, right.Items[place], $"{where}.{place}"));
            var found = parts.OfType<Verdict>().ToArray();
            return found.Length == 0 ? null : Join(found);
        }

        if (expected is not TensorValue { Count: > 1 } wanted || actual is not TensorValue given) return null;
        if (!wanted.Shape.AsSpan().SequenceEqual(given.Shape)) return null;
        var (strides, others) = (wanted.Strides, given.Strides);
        var same = Enumerable.Range(0, strides.Length).All(dim => wanted.Shape[dim] <= 1 || strides[dim] == others[dim]);
        return same ? Verdict.Same : Verdict.Differs($"{where}: strides {Sizes(strides)} expected, got {Sizes(others)}");
    }

    private static Verdict Join(IEnumerable<Verdict> verdicts)
    {
        var all = verdicts.ToArray();
        var first = Array.Find(all, verdict => !verdict.Equal);
        return new Verdict(first is null, first?.Difference, all.Select(verdict => verdict.Ulp).DefaultIfEmpty(0).Max());
    }

    private Verdict CompareSequences(SequenceValue expected, SequenceValue actual, string where)
    {
        // C# has no list beside the tuple among results, so these two count as one; torch.Size is a type of its own.
        if (expected.Kind == SequenceKind.Size != (actual.Kind == SequenceKind.Size))
        {
            return Verdict.Differs($"{where}: expected {Describe(expected)}, got {Describe(actual)}");
        }

        return expected.Items.Count == actual.Items.Count
            ? Join(expected.Items.Select((item, place) => Compare(item, actual.Items[place], $"{where}.{place}")))
            : Verdict.Differs($"{where}: expected {expected.Items.Count} values, got {actual.Items.Count}");
    }

    private Verdict CompareNumbers(FloatValue expected, FloatValue actual, string where)
    {
        var (left, right) = (Bytes(expected.Content), Bytes(actual.Content));
        return CompareTensors(new TensorValue(PythonFloat, [], left), new TensorValue(PythonFloat, [], right), where);
    }

    private Verdict CompareTensors(TensorValue expected, TensorValue actual, string where)
    {
        if (expected.Type != actual.Type) return Verdict.Differs($"{where}: expected dtype {expected.Type.Name}, got {actual.Type.Name}");
        if (!expected.Shape.AsSpan().SequenceEqual(actual.Shape))
        {
            return Verdict.Differs($"{where}: expected shape {Sizes(expected.Shape)}, got {Sizes(actual.Shape)}");
        }

        var elements = new ElementComparison(expected.Type, tolerances.Of(op, expected.Type));
        var size = expected.Type.Size;
        var (wrong, worst, ulp, worstError) = (0L, -1L, 0.0, -1.0);
        for (var index = 0L; index < expected.Count; index++)
        {
            var left = expected.Data.AsSpan((int)index * size, size);
            var right = actual.Data.AsSpan((int)index * size, size);
            if (left.SequenceEqual(right)) continue;
            ulp = Math.Max(ulp, elements.Ulp(left, right));
            if (elements.IsClose(left, right, out var error)) continue;
            wrong++;
            if (!(error > worstError) && !double.IsNaN(error)) continue;
            (worst, worstError) = (index, double.IsNaN(error) ? double.PositiveInfinity : error);
        }

        if (wrong == 0) return new Verdict(true, null, ulp);
        var place = Sizes(Position(worst, expected.Shape));
        var wanted = expected.Type.Text(expected.Data.AsSpan((int)worst * size, size));
        var given = expected.Type.Text(actual.Data.AsSpan((int)worst * size, size));
        return Verdict.Differs($"{where}: {wrong} of {expected.Count} elements differ; at {place}: expected {wanted}, got {given}", ulp);
    }

    private static string Describe(Value value) => value switch
    {
        TensorValue tensor => $"a {tensor.Type.Name} tensor of shape {Sizes(tensor.Shape)}",
        SequenceValue sequence => $"a {sequence.Kind.ToString().ToLowerInvariant()} of {sequence.Items.Count}",
        NoneValue => "None",
        BoolValue flag => flag.Content ? "True" : "False",
        IntValue number => number.Content.ToString(CultureInfo.InvariantCulture),
        FloatValue number => PythonText.Number(number.Content),
        ComplexValue number => $"complex({PythonText.Number(number.Real)}, {PythonText.Number(number.Imaginary)})",
        StringValue text => PythonText.Quote(text.Content),
        ConstantValue constant => constant.Name,
        _ => value.GetType().Name,
    };

    private static long[] Position(long index, long[] shape)
    {
        var position = new long[shape.Length];
        for (var dim = shape.Length - 1; dim >= 0; dim--) (index, position[dim]) = Math.DivRem(index, shape[dim]);
        return position;
    }

    private static string Sizes(long[] sizes) => $"[{string.Join(", ", sizes)}]";

    private static byte[] Bytes(double number) => BitConverter.GetBytes(number);
}
