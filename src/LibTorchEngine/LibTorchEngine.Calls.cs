namespace Compat.Engines;

// The shapes of calls: what most kernels are one line of.
public sealed partial class LibTorchEngine
{
    private static RawTensor Unary(Operator op, in RawTensor x, in RawTensor into)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(op, scope.In(x)), into);
    }

    private static RawTensor Unary(Operator op, in RawTensor x, in RawTensor into, Argument second)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(op, scope.In(x), second), into);
    }

    private static RawTensor Binary(Operator op, in RawTensor a, in RawTensor b, in RawTensor into)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Rounded(scope.Call(op, scope.In(a), scope.In(b)), a.DType), into);
    }

    private static RawTensor Ternary(Operator op, in RawTensor a, in RawTensor b, in RawTensor c, in RawTensor into)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(op, scope.In(a), scope.In(b), scope.In(c)), into);
    }

    private static long[] Longs(ReadOnlySpan<int> values)
    {
        var longs = new long[values.Length];
        for (var i = 0; i < longs.Length; i++) longs[i] = values[i];
        return longs;
    }
}
