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
    public RawTensor Argmax(in RawTensor x, int dim, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::argmax"u8, scope.In(x), Argument.Some((long)dim), keepdim), into);
    }

    /// <inheritdoc/>
    public RawTensor Argmin(in RawTensor x, int dim, bool keepdim, in RawTensor into = default)
    {
        using var scope = Scope.Enter();
        return scope.Result(scope.Call("aten::argmin"u8, scope.In(x), Argument.Some((long)dim), keepdim), into);
    }

    /// <inheritdoc/>
    public RawTensor Var(in RawTensor x, ReadOnlySpan<int> dims, double correction, bool keepdim, in RawTensor into = default) =>
        throw Missing(nameof(Var));

    /// <inheritdoc/>
    public RawTensor Norm(in RawTensor x, double ord, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        throw Missing(nameof(Norm));

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

    private static (RawTensor Values, RawTensor Indices) Pair(Operator op, in RawTensor x, params ReadOnlySpan<Argument> rest)
    {
        using var scope = Scope.Enter();
        var (values, indices) = scope.Call2(op, [scope.In(x), .. rest]);
        return (scope.Result(values), scope.Result(indices));
    }
}
