namespace Compat.Engines;

/// <summary>One argument of a dispatcher call, not yet encoded; the default value is <c>None</c> of an optional.</summary>
internal readonly struct Argument
{
    private Argument(ArgumentKind kind, ulong bits, object? list = null, bool optional = false) =>
        (Kind, Bits, List, IsOptional) = (kind, bits, list, optional);

    /// <summary>An optional that is absent.</summary>
    public static Argument None => default;

    public ArgumentKind Kind { get; }

    public ulong Bits { get; }

    public object? List { get; }

    /// <summary>Whether the schema's type is <c>T?</c>, which travels in a heap cell.</summary>
    public bool IsOptional { get; }

    public static implicit operator Argument(Value value) => new(ArgumentKind.Tensor, (ulong)value.Handle);

    /// <remarks>A <c>ScalarType</c>, a <c>Layout</c> and a <c>MemoryFormat</c> travel as their numbers.</remarks>
    public static implicit operator Argument(long value) => new(ArgumentKind.Word, (ulong)value);

    public static implicit operator Argument(bool value) => new(ArgumentKind.Word, value ? 1UL : 0);

    public static implicit operator Argument(double value) => new(ArgumentKind.Word, BitConverter.DoubleToUInt64Bits(value));

    public static implicit operator Argument(string value) => new(ArgumentKind.Text, 0, value);

    public static implicit operator Argument(long[] values) => new(ArgumentKind.Integers, 0, values);

    public static implicit operator Argument(bool[] values) => new(ArgumentKind.Booleans, 0, values);

    public static implicit operator Argument(Value[] values) => new(ArgumentKind.Tensors, 0, values);

    /// <summary>A present value of an optional parameter.</summary>
    public static Argument Some(Argument value) => new(value.Kind, value.Bits, value.List, optional: true);

    /// <summary>A tensor of an optional parameter, <c>None</c> where it is not defined.</summary>
    public static Argument Maybe(Value value) => value.Handle == 0 ? default : Some(value);

    /// <summary>A <c>Tensor?[]</c>: an element without a tensor is <c>None</c>.</summary>
    public static Argument Optionals(Value[] values) => new(ArgumentKind.OptionalTensors, 0, values);
}
