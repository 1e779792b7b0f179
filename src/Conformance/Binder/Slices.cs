using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>Python's slices inside an index.</summary>
internal static class Slices
{
    /// <summary>The type that stands between the brackets.</summary>
    internal static Type? Index { get; } = typeof(Tensor).Assembly.GetType("Compat.TensorIndex");

    internal static Conversion? To(Converter converter, SliceValue slice)
    {
        if (!IsPart(slice.Start) || !IsPart(slice.Stop) || !IsPart(slice.Step)) return null;
        var values = new SequenceValue(SequenceKind.Tuple, [slice.Start, slice.Stop, slice.Step]);
        return Binding.Best(Candidates.Of("Slice"), converter, values.Items, []) is { } binding
            ? new Conversion(0, () => UserConversions.To(Index!, binding.Call()))
            : null;
    }

    private static bool IsPart(Value value) => value is NoneValue or IntValue;
}
