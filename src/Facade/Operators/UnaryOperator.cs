using Compat.Engines;

namespace Compat;

/// <summary>Computes f(x), into a destination where one is given.</summary>
internal delegate RawTensor UnaryKernel(IEngine engine, in RawTensor x, in RawTensor into);

/// <summary>Computes f(x; parameter), into a destination where one is given.</summary>
internal delegate RawTensor UnaryKernel<TParameter>(IEngine engine, in RawTensor x, TParameter parameter, in RawTensor into);

/// <summary>An element-wise operator of one tensor, declared once beside its public forms, with static lambdas.</summary>
/// <param name="name">PyTorch's name, for messages.</param>
/// <param name="promote">Which dtype it computes in.</param>
/// <param name="kernel">Computes.</param>
/// <param name="node">Makes the node from input and result; null where there is no gradient.</param>
/// <param name="check">Throws for operands that PyTorch refuses.</param>
/// <param name="refuses">Dtypes without a kernel.</param>
/// <param name="nodeInPlace">Makes the node of the form in place, where derivatives.yaml has another for it.</param>
/// <param name="sameDType">A destination must have the input's dtype, as ATen's <c>build_unary_op</c> asks.</param>
internal sealed class UnaryOperator(
    string name, Promote promote, UnaryKernel kernel, Func<Tensor, Tensor, Node>? node = null, Action<Tensor>? check = null,
    Refusal? refuses = null, Func<Tensor, Tensor, Node>? nodeInPlace = null, bool sameDType = false)
{
    private readonly UnaryOperator<ValueTuple> _general = new(
        name, promote, (e, in x, _, in into) => kernel(e, x, into), node is null ? null : (x, _, result) => node(x, result), check,
        refuses, nodeInPlace is null ? null : (x, _, result) => nodeInPlace(x, result), sameDType);

    /// <summary>f(x).</summary>
    public Tensor Call(Tensor input, Tensor? @out = null) => _general.Call(input, default, @out);

    /// <summary>x ← f(x).</summary>
    public Tensor CallInPlace(Tensor self) => _general.CallInPlace(self, default);
}

/// <summary>An element-wise operator of one tensor with a parameter, declared once beside its public forms, with static lambdas.</summary>
/// <inheritdoc cref="UnaryOperator"/>
internal sealed class UnaryOperator<TParameter>(
    string name, Promote promote, UnaryKernel<TParameter> kernel, Func<Tensor, TParameter, Tensor, Node>? node = null,
    Action<Tensor>? check = null, Refusal? refuses = null, Func<Tensor, TParameter, Tensor, Node>? nodeInPlace = null,
    bool sameDType = false)
{
    /// <summary>f(x; parameter).</summary>
    /// <exception cref="RuntimeError">The destination cannot take the result.</exception>
    public Tensor Call(Tensor input, TParameter parameter, Tensor? @out = null)
    {
        check?.Invoke(input);
        if (sameDType && @out is not null) Destination.CheckDType(name, @out, input);
        var (engine, compute) = (input.Engine, promote.Compute(input.dtype));
        refuses?.Check(compute);
        var x = Pipelines.Operand(input, compute);
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, input);
            var into = Destination.Open(@out, Shape.OfResult(x.Shape), promote.Result(compute), input);
            return Destination.Close(@out, kernel(engine, x, parameter, into));
        }

        var result = Tensor.Of(kernel(engine, x, parameter, default), engine);
        GC.KeepAlive(input);
        if (node is not null && Graph.Needs(input)) result.Record(node(input, parameter, result));
        return result;
    }

    /// <summary>x ← f(x; parameter).</summary>
    /// <exception cref="RuntimeError">The result's dtype cannot be cast to the tensor's, or the write would lose a gradient.</exception>
    public Tensor CallInPlace(Tensor self, TParameter parameter)
    {
        check?.Invoke(self);
        var compute = promote.Compute(self.dtype);
        refuses?.Check(compute);
        Inplace.Check(self);
        Destination.CheckCast(promote.Result(compute), self.dtype);
        Destination.CheckOverlap(self);
        var makes = nodeInPlace ?? node;
        var made = makes is not null && Graph.Needs(self) ? makes(self.BeforeWrite(), parameter, self.AfterWrite()) : null;
        if (promote.Result(compute) == self.dtype) kernel(self.Engine, self.Raw, parameter, self.Raw);
        else self.Engine.Copy(kernel(self.Engine, self.Raw, parameter, default), self.Raw);
        return self.Rebase(made);
    }
}
