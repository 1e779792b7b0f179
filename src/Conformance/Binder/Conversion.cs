using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>A way to give a value of a case to a parameter.</summary>
/// <param name="Cost">How far the types are apart; the overload with the least total is meant.</param>
/// <param name="Make">Makes the argument; what that throws is part of the call.</param>
internal readonly record struct Conversion(int Cost, Func<object?> Make)
{
    // As in C#: an exact type, then a wider number, then a user-defined conversion.
    internal const int Wider = 1;
    internal const int UserDefined = 2;
    internal const int ToObject = 20;

    internal static Conversion Exactly(object? value) => new(0, () => value);
}

/// <summary>Converts the values of one case to C# arguments.</summary>
/// <param name="operands">The case's tensors, each made once.</param>
internal sealed class Converter(Operands operands)
{
    private const int MostConversions = 2;

    /// <summary>How a value becomes a parameter's type; null when it does not.</summary>
    internal Conversion? To(Parameter parameter, Value value)
    {
        if (value is NoneValue && parameter.AllowsNone) return Conversion.Exactly(null);
        // As in C#, long is nearer to a number than long?.
        var isNullable = Nullable.GetUnderlyingType(parameter.Type) is not null;
        return To(parameter.Type, value) is { } found ? found with { Cost = found.Cost + (isNullable ? Conversion.Wider : 0) } : null;
    }

    /// <summary>How a value becomes that type by at most <paramref name="depth"/> conversions in a row; null when it does not.</summary>
    internal Conversion? To(Type target, Value value, int depth = MostConversions)
    {
        if (Nullable.GetUnderlyingType(target) is { } underlying)
        {
            if (value is NoneValue) return Conversion.Exactly(null);
            target = underlying;
        }

        var direct = Direct(target, value);
        if (direct is not null) return direct;
        if (target == typeof(object)) return Natural(value) is { } natural ? natural with { Cost = Conversion.ToObject } : null;
        var made = value is SequenceValue sequence ? Sequences.To(this, target, sequence, depth) : null;
        return made is not null || depth == 0 ? made : UserConversions.To(this, target, value, depth);
    }

    /// <summary>The plain C# form of a value: what a parameter of type object gets.</summary>
    private Conversion? Natural(Value value) => value switch
    {
        NoneValue => Conversion.Exactly(null),
        BoolValue flag => Conversion.Exactly(flag.Content),
        IntValue => To(typeof(long), value),
        FloatValue number => Conversion.Exactly(number.Content),
        StringValue text => Conversion.Exactly(text.Content),
        TensorValue tensor => new Conversion(0, () => operands.Of(tensor)),
        SequenceValue => To(typeof(object[]), value),
        _ => null,
    };

    private Conversion? Direct(Type target, Value value) => value switch
    {
        TensorValue tensor when target == typeof(Tensor) => new Conversion(0, () => operands.Of(tensor)),
        BoolValue flag when target == typeof(bool) => Conversion.Exactly(flag.Content),
        StringValue text when target == typeof(string) => Conversion.Exactly(text.Content),
        IntValue number => Numbers.To(target, number.Content),
        FloatValue number => Numbers.To(target, number.Content),
        ComplexValue number when target == typeof(System.Numerics.Complex) =>
            Conversion.Exactly(new System.Numerics.Complex(number.Real, number.Imaginary)),
        ConstantValue constant => Constants.To(target, constant),
        EllipsisValue => Constants.Field(target, "Ellipsis"),
        NoneValue when target == Slices.Index => Constants.Field(target, "None"),
        SliceValue slice when target == Slices.Index => Slices.To(this, slice),
        _ => null,
    };
}
