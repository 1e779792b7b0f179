namespace Compat.Conformance.Fuzz;

/// <summary>Draws arguments by their C# types: mostly sensible, sometimes not.</summary>
/// <param name="random">Where the numbers come from.</param>
internal sealed class RandomArguments(Random random)
{
    private static readonly string[] Texts =
        ["mean", "sum", "none", "floor", "trunc", "ij", "xy", "add", "multiply", "tanh", "constant", "reflect", "replicate",
         "circular", "x", ""];

    private static readonly DType[] DTypes =
    [
        DType.Float32, DType.Float64, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32, DType.Int16, DType.Int8, DType.UInt8,
        DType.Bool, DType.Complex64, DType.Complex128,
    ];

    private static readonly double[] Doubles = [0, 1, -1, 0.5, 2, -2.5, 0.01, 1e300, double.NaN, double.PositiveInfinity];

    /// <summary>True for a type that arguments can be drawn of.</summary>
    internal static bool Knows(Type type) =>
        type.IsArray ? Knows(type.GetElementType()!)
        : Nullable.GetUnderlyingType(type) is { } inner ? Knows(inner)
        : type == typeof(Tensor) || type == typeof(Scalar) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
            || type == typeof(double) || type == typeof(string) || type == typeof(DType) || type == typeof(Size) || type == typeof(Dims)
            || type == typeof(TensorList) || type == typeof(TensorIndex)
            || type == typeof((double, double)) || type == typeof((long, long));

    /// <summary>An argument for the parameter; its default or None now and then.</summary>
    internal object? For(Binder.Parameter parameter)
    {
        if (parameter.IsOptional && (random.Next(2) == 0 || !Knows(parameter.Type))) return parameter.Default;
        if (parameter.AllowsNone && random.Next(4) == 0) return null;
        return Of(Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type);
    }

    private object Of(Type type)
    {
        if (type == typeof(Tensor)) return new RandomTensors(random, DTypes).Next();
        if (type == typeof(Scalar)) return Number();
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return (int)Small();
        if (type == typeof(long)) return Small();
        if (type == typeof(double)) return Doubles[random.Next(Doubles.Length)];
        if (type == typeof(string)) return Texts[random.Next(Texts.Length)];
        if (type == typeof(DType)) return DTypes[random.Next(DTypes.Length)];
        if (type == typeof(Size)) return new Size(Smalls());
        if (type == typeof(Dims)) return random.Next(2) == 0 ? (Dims)Small() : (Dims)Smalls();
        if (type == typeof(TensorList)) return new TensorList((Tensor[])Of(typeof(Tensor[])));
        if (type == typeof(TensorIndex)) return Index();
        if (type == typeof((double, double))) return (Doubles[random.Next(6)], Doubles[random.Next(6)]);
        if (type == typeof((long, long))) return (Small(), Small());
        var items = Array.CreateInstance(type.GetElementType()!, random.Next(4));
        for (var i = 0; i < items.Length; i++) items.SetValue(Of(type.GetElementType()!), i);
        return items;
    }

    private TensorIndex Index() => random.Next(6) switch
    {
        0 => TensorIndex.None,
        1 => TensorIndex.Ellipsis,
        2 => random.Next(2) == 0,
        3 => TensorIndex.Slice(random.Next(2) == 0 ? null : Small(), random.Next(2) == 0 ? null : Small(), random.Next(1, 3)),
        4 => new RandomTensors(random, [DType.Int64, DType.Bool, DType.UInt8, DType.Float32]).Next(),
        _ => Small(),
    };

    private Scalar Number() => random.Next(5) switch
    {
        0 => random.Next(2) == 0,
        1 => new System.Numerics.Complex(Small(), Small()),
        2 => Doubles[random.Next(Doubles.Length)],
        _ => Small(),
    };

    // Small, so that no result is large.
    private long Small() => random.Next(-3, 6);

    private long[] Smalls()
    {
        var values = new long[random.Next(4)];
        for (var i = 0; i < values.Length; i++) values[i] = random.Next(5) == 0 ? Small() : random.Next(4);
        return values;
    }
}
