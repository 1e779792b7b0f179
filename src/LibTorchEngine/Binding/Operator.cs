namespace Compat.Engines;

/// <summary>The name of one operator of the dispatcher.</summary>
/// <remarks>
/// Made from UTF-8 literals only: they lie in the assembly's read-only data, never move, and are followed by the zero C asks for.
/// </remarks>
/// <param name="name">The schema's name: <c>aten::mm</c>.</param>
/// <param name="overload">The overload of the schema, empty for the default one.</param>
internal readonly unsafe ref struct Operator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> overload)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Overload { get; } = overload;

    public static implicit operator Operator(ReadOnlySpan<byte> name) => new(name, ""u8);

    /// <summary>Calls it: arguments in, results out, in place; the code of libtorch.</summary>
    public int Dispatch(ulong* stack)
    {
        // `fixed` gives null for an empty span, and C wants a string.
        byte none = 0;
        fixed (byte* name = Name, overload = Overload)
        {
            return Native.Dispatch(name, overload == null ? &none : overload, stack, Native.Abi);
        }
    }
}
