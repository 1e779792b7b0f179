namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>A float as Python writes it.</summary>
            private protected static string Repr(double value) => Compat.Text.PyFloat.Repr(value);

            /// <summary>Numbers as a Python tuple.</summary>
            private protected static string Tuple(long[] values) =>
                values.Length == 1 ? $"({values[0]},)" : $"({string.Join(", ", values)})";

            /// <summary>One number, or several as a tuple, as they were given.</summary>
            private protected static string Number(Dims values) => values.IsSingle ? $"{values[0]}" : Tuple(values.ToArray());
        }
    }
}
