namespace Compat;

/// <summary>How a drawn value becomes an element of type <typeparamref name="T"/>: C++'s casts, half types by way of float.</summary>
internal interface IElement<T> where T : unmanaged
{
    /// <summary>Largest value of an integer type; 2^digits, up to which all integers are there, of a floating one.</summary>
    static abstract long Top { get; }

    static abstract T From(double value);

    static abstract T From(float value);

    static abstract T From(long value);

    static abstract double ToDouble(T value);
}
