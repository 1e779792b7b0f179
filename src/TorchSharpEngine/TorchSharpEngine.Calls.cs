namespace Compat.Engines;

// The shapes of calls: what most kernels are one line of. All that libtorch refuses becomes PyTorch's exception here.
public sealed partial class TorchSharpEngine
{
    private static RawTensor Unary(in RawTensor x, in RawTensor into, Func<Tensor, Tensor> compute)
    {
        if (into.Exists || TorchStorage.Whole(x) is not { } whole)
            return Kernel((x, compute), into, static (scope, s) => s.compute(scope.In(s.x)));
        try
        {
            var result = compute(whole);
            GC.KeepAlive(x.Storage);
            return TorchScope.Adopt(result, x.Shape);
        }
        catch (Exception error) when (TorchFault.IsTorch(error))
        {
            throw TorchFault.Translate(error);
        }
    }

    private static RawTensor Binary(in RawTensor a, in RawTensor b, in RawTensor into, Func<Tensor, Tensor, Tensor> compute)
    {
        if (into.Exists || TorchScope.IsNarrow(a.DType) || TorchStorage.Whole(a) is not { } left || TorchStorage.Whole(b) is not { } right)
        {
            return Kernel(
                (a, b, compute), into, static (scope, s) => TorchScope.Rounded(s.compute(scope.In(s.a), scope.In(s.b)), s.a.DType));
        }

        try
        {
            var result = compute(left, right);
            GC.KeepAlive(a.Storage);
            GC.KeepAlive(b.Storage);
            return TorchScope.Adopt(result, a.Shape);
        }
        catch (Exception error) when (TorchFault.IsTorch(error))
        {
            throw TorchFault.Translate(error);
        }
    }

    private static RawTensor Kernel<T>(T state, in RawTensor into, Func<TorchScope, T, Tensor> compute) =>
        Run((state, into, compute), static (scope, s) => scope.Result(s.compute(scope, s.state), s.into));

    private static (RawTensor, RawTensor) Pair<T>(T state, Func<TorchScope, T, (Tensor First, Tensor Second)> compute) =>
        Run((state, compute), static (scope, s) =>
        {
            var (first, second) = s.compute(scope, s.state);
            return (scope.Result(first), scope.Result(second));
        });

    private static TResult Run<T, TResult>(T state, Func<TorchScope, T, TResult> compute) =>
        Run(state, compute, TorchFault.Translate);

    private static TResult Run<T, TResult>(T state, Func<TorchScope, T, TResult> compute, Func<Exception, Exception> translate)
    {
        using var scope = new TorchScope();
        try
        {
            var result = compute(scope, state);
            scope.Finish();
            return result;
        }
        catch (Exception error) when (TorchFault.IsTorch(error))
        {
            throw translate(error);
        }
    }

    private static long[] Longs(ReadOnlySpan<int> values)
    {
        var longs = new long[values.Length];
        for (var i = 0; i < longs.Length; i++) longs[i] = values[i];
        return longs;
    }
}
