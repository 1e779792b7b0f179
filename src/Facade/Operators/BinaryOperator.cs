using Compat.Engines;

namespace Compat;

/// <summary>Computes f(a, b), into a destination where one is given.</summary>
internal delegate RawTensor BinaryKernel(IEngine engine, in RawTensor a, in RawTensor b, in RawTensor into);

/// <summary>Computes f(a, b; parameter), into a destination where one is given.</summary>
internal delegate RawTensor BinaryKernel<TParameter>(
    IEngine engine, in RawTensor a, in RawTensor b, TParameter parameter, in RawTensor into);

/// <summary>An element-wise operator of two tensors, declared once beside its public forms, with static lambdas.</summary>
/// <param name="name">PyTorch's name, for messages.</param>
/// <param name="promote">Which dtype it computes in.</param>
/// <param name="kernel">Computes.</param>
/// <param name="node">Makes the node from the operands and the result; null where there is no gradient.</param>
/// <param name="check">Throws for operands that PyTorch refuses.</param>
/// <param name="refuses">Dtypes without a kernel.</param>
/// <param name="exactNumbers">A number as second operand is not rounded to float16 or bfloat16.</param>
/// <param name="written">Makes the node of the in-place form where the result has no gradient otherwise.</param>
internal sealed class BinaryOperator(
    string name, Promote promote, BinaryKernel kernel, Func<Tensor, Tensor, Tensor, Node>? node = null,
    Action<Tensor, Tensor>? check = null, Refusal? refuses = null, bool exactNumbers = false,
    Func<Tensor, Tensor, Node>? written = null)
{
    private readonly BinaryOperator<ValueTuple> _general = new(
        name, promote, (e, in a, in b, _, in into) => kernel(e, a, b, into), node is null ? null : (a, b, _, result) => node(a, b, result),
        check, refuses, exactNumbers, written);

    /// <summary>f(a, b) with broadcasting and type promotion.</summary>
    public Tensor Call(Tensor a, Tensor b, Tensor? @out = null) => _general.Call(a, b, default, @out);

    /// <summary>f(a, b) of a tensor and a number.</summary>
    public Tensor Call(Tensor a, Scalar b, Tensor? @out = null) => _general.Call(a, Tensor.Wrapped(b, a.Engine), default, @out);

    /// <summary>f(a, b) of a number and a tensor.</summary>
    public Tensor Call(Scalar a, Tensor b, Tensor? @out = null) => _general.Call(Tensor.Wrapped(a, b.Engine), b, default, @out);

    /// <summary>a ← f(a, b).</summary>
    public Tensor CallInPlace(Tensor self, Tensor other) => _general.CallInPlace(self, other, default);

    /// <summary>a ← f(a, b) with a number.</summary>
    public Tensor CallInPlace(Tensor self, Scalar other) => _general.CallInPlace(self, Tensor.Wrapped(other, self.Engine), default);
}

/// <summary>An element-wise operator of two tensors with a parameter, declared once beside its public forms, with static lambdas.</summary>
/// <inheritdoc cref="BinaryOperator"/>
internal sealed class BinaryOperator<TParameter>(
    string name, Promote promote, BinaryKernel<TParameter> kernel, Func<Tensor, Tensor, TParameter, Tensor, Node>? node = null,
    Action<Tensor, Tensor>? check = null, Refusal? refuses = null, bool exactNumbers = false,
    Func<Tensor, Tensor, Node>? written = null)
{
    /// <summary>f(a, b; parameter) with broadcasting and type promotion.</summary>
    /// <exception cref="RuntimeError">The sizes do not broadcast, or the destination cannot take the result.</exception>
    public Tensor Call(Tensor a, Tensor b, TParameter parameter, Tensor? @out = null)
    {
        check?.Invoke(a, b);
        var (engine, compute) = (Pipelines.Common(a, b), promote.Compute(Promotion.Of(a, b)));
        refuses?.Check(compute);
        var (x, y) = (Pipelines.Operand(a, compute), Second(b, compute));
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, a, b);
            var into = Destination.Open(@out, Shape.OfResult(x.Shape, y.Shape), promote.Result(compute), a, b);
            return Destination.Close(@out, kernel(engine, x, y, parameter, into));
        }

        var output = Tensor.Of(kernel(engine, x, y, parameter, default), engine);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        if (node is not null && Graph.Needs(a, b)) output.Record(node(a, b, parameter, output));
        return output;
    }

    /// <summary>a ← f(a, b; parameter): b broadcasts to a, and the result is cast to a's dtype.</summary>
    /// <exception cref="RuntimeError">The result's dtype or sizes are not a's, or the write would lose a gradient.</exception>
    public Tensor CallInPlace(Tensor self, Tensor other, TParameter parameter)
    {
        check?.Invoke(self, other);
        var (engine, compute) = (Pipelines.Written(self, other), promote.Compute(Promotion.Of(self, other)));
        refuses?.Check(compute);
        var result = promote.Result(compute);
        Inplace.Check(self, other);
        Destination.CheckOverlap(self, other);
        Destination.CheckBroadcast(self, other);
        Destination.CheckCast(result, self.dtype);
        var made = (node is null && written is null) || !Graph.Needs(self, other) ? null
            : node?.Invoke(self.BeforeWrite(), other, parameter, self.AfterWrite()) ?? written!(self, other);
        var (x, y) = (Pipelines.Operand(self, compute), Second(other, compute));
        if (result == self.dtype) kernel(engine, x, y, parameter, self.Raw);
        else engine.Copy(kernel(engine, x, y, parameter, default), self.Raw);
        GC.KeepAlive(other);
        return self.Rebase(made);
    }

    private RawTensor Second(Tensor b, DType compute) => exactNumbers ? Pipelines.Number(b, compute) : Pipelines.Operand(b, compute);
}
