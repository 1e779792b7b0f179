namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var dtype = Argument.Some((int)x.DType.Type);
        return scope.Result(
            scope.Call(new("aten::sum"u8, "dim_IntList"u8), scope.In(x), Argument.Some(Longs(dims)), keepdim, dtype), into);
    }

    /// <inheritdoc/>
    public RawTensor Prod(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        var (value, dtype) = (scope.In(x), Argument.Some((int)x.DType.Type));
        for (var i = dims.Length - 1; i >= 0; i--)
        {
            value = scope.Call(new("aten::prod"u8, "dim_int"u8), value, (long)dims[i], keepdim, dtype);
        }

        return scope.Result(value, into);
    }

    /// <inheritdoc/>
    public RawTensor Amax(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Fold("aten::amax"u8, x, dims, keepdim, into);

    /// <inheritdoc/>
    public RawTensor Amin(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Fold("aten::amin"u8, x, dims, keepdim, into);

    /// <inheritdoc/>
    public RawTensor Argmax(in RawTensor x, int dim, bool keepdim, in RawTensor into = default) =>
        Place("aten::argmax"u8, x, dim, keepdim, into);

    /// <inheritdoc/>
    public RawTensor Argmin(in RawTensor x, int dim, bool keepdim, in RawTensor into = default) =>
        Place("aten::argmin"u8, x, dim, keepdim, into);

    /// <inheritdoc/>
    public RawTensor Var(in RawTensor x, ReadOnlySpan<int> dims, double correction, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        // The correction is a number, which the call refuses: all but 0 and 1 are scaled from 0.
        var unbiased = correction == 1;
        var variance = scope.Call(new("aten::var"u8, "dim"u8), scope.Wide(x), Argument.Some(Longs(dims)), unbiased, keepdim);
        if (correction is not (0 or 1))
        {
            double count = 1;
            foreach (var d in dims) count *= x.Sizes[d];
            variance = scope.Mul(variance, count / Math.Max(0, count - correction));
        }

        return scope.Narrow(variance, x.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor Norm(in RawTensor x, double ord, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Narrow(Norm(scope, scope.Wide(x), ord, dims, keepdim), x.DType.ToReal(), into);
    }

    private static Value Sum(Scope scope, Value x, ReadOnlySpan<int> dims, bool keepdim) => scope.Call(
        new("aten::sum"u8, "dim_IntList"u8), x, Argument.Some(Longs(dims)), keepdim, Argument.Some(x.ScalarType));

    // linalg_vector_norm takes its order as a number; without one norm is the Euclidean.
    private static Value Norm(Scope scope, Value x, double ord, ReadOnlySpan<int> dims, bool keepdim)
    {
        if (ord == 2) return scope.Call(new("aten::norm"u8, "ScalarOpt_dim"u8), x, Argument.None, Longs(dims), keepdim);
        var size = scope.Call("aten::abs"u8, x);
        switch (ord)
        {
            case double.PositiveInfinity: return scope.Call("aten::amax"u8, size, Longs(dims), keepdim);
            case double.NegativeInfinity: return scope.Call("aten::amin"u8, size, Longs(dims), keepdim);
            case 1: return Sum(scope, size, dims, keepdim);
            case 0: return Sum(scope, scope.Cast(scope.NotEqual(size, 0), TorchType.Of(size.ScalarType)), dims, keepdim);
            default: return scope.Pow(Sum(scope, scope.Pow(size, ord), dims, keepdim), 1 / ord);
        }
    }

    /// <inheritdoc/>
    public RawTensor Cumsum(in RawTensor x, int dim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::cumsum"u8, scope.In(x), (long)dim, Argument.Some((int)x.DType.Type)), into);
    }

    /// <inheritdoc/>
    public RawTensor Cumprod(in RawTensor x, int dim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::cumprod"u8, scope.In(x), (long)dim, Argument.Some((int)x.DType.Type)), into);
    }

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Cummax(in RawTensor x, int dim) => Pair("aten::cummax"u8, x, dim);

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Cummin(in RawTensor x, int dim) => Pair("aten::cummin"u8, x, dim);

    private static RawTensor Fold(Operator op, in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call(op, scope.In(x), Longs(dims), keepdim), into);
    }

    // max and min of bool have places, which libtorch's argmax and argmin refuse.
    private static RawTensor Place(Operator op, in RawTensor x, int dim, bool keepdim, in RawTensor into)
    {
        using var scope = Scope.Enter();
        var value = x.DType == DType.Bool ? scope.Cast(scope.In(x), DType.UInt8) : scope.In(x);
        return scope.Result(scope.Call(op, value, Argument.Some((long)dim), keepdim), into);
    }

    private static (RawTensor Values, RawTensor Indices) Pair(Operator op, in RawTensor x, params ReadOnlySpan<Argument> rest)
    {
        using var scope = Scope.Enter();
        var (values, indices) = scope.Call2(op, [scope.In(x), .. rest]);
        return (scope.Result(values), scope.Result(indices));
    }
}
