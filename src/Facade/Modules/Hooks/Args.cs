namespace Compat;

/// <summary>The arguments a hook of a module of one input sees: Python's tuple of one.</summary>
public readonly struct Args<T>(T input)
{
    /// <summary>The only argument.</summary>
    public T Item1 => input;

    /// <summary>Number of arguments.</summary>
    public int Length => 1;

    /// <summary>The argument at <paramref name="index"/>, which is 0.</summary>
    /// <exception cref="IndexError">Any other index.</exception>
    public T this[int index] => index is 0 or -1 ? input : throw new IndexError("tuple index out of range");
}
