using Compat.Engines;

namespace Compat;

/// <summary>Computes f(a, b, c; parameter), into a destination where one is given.</summary>
internal delegate RawTensor TernaryKernel<TParameter>(
    IEngine engine, in RawTensor a, in RawTensor b, in RawTensor c, TParameter parameter, in RawTensor into);

/// <summary>An element-wise operator of three tensors, declared once beside its public forms, with static lambdas.</summary>
/// <inheritdoc cref="BinaryOperator"/>
internal sealed class TernaryOperator<TParameter>(
    string name, TernaryKernel<TParameter> kernel, Func<Tensor, Tensor, Tensor, TParameter, Tensor, Node> node,
    Promote promote = Promote.Common, bool exactNumbers = false)
{
    /// <summary>f(a, b, c; parameter) with broadcasting and type promotion.</summary>
    /// <exception cref="RuntimeError">The sizes do not broadcast, or the destination cannot take the result.</exception>
    public Tensor Call(Tensor a, Tensor b, Tensor c, TParameter parameter, Tensor? @out = null)
    {
        var (engine, compute) = (Pipelines.Common(a, b, c), promote.Compute(Promotion.Of([a, b, c])));
        var (x, y, z) = (Pipelines.Operand(a, compute), Pipelines.Operand(b, compute), Third(c, compute));
        if (@out is not null)
        {
            Destination.RefuseGrad(name, @out, a, b, c);
            var into = Destination.Open(@out, Shape.OfResult(x.Shape, y.Shape, z.Shape), promote.Result(compute), a, b, c);
            return Destination.Close(@out, kernel(engine, x, y, z, parameter, into));
        }

        var output = Tensor.Of(kernel(engine, x, y, z, parameter, default), engine);
        KeepAlive(a, b, c);
        if (Graph.Needs([a, b, c])) output.Record(node(a, b, c, parameter, output));
        return output;
    }

    /// <summary>a ← f(a, b, c; parameter): b and c broadcast to a, and the result is cast to a's dtype.</summary>
    /// <exception cref="RuntimeError">The result's dtype or sizes are not a's, or the write would lose a gradient.</exception>
    public Tensor CallInPlace(Tensor self, Tensor b, Tensor c, TParameter parameter)
    {
        var (engine, compute) = (Pipelines.Written(self, b, c), promote.Compute(Promotion.Of([self, b, c])));
        Inplace.Check(self, b, c);
        Destination.CheckCast(promote.Result(compute), self.dtype);
        Destination.CheckOverlap(self, b);
        Destination.CheckOverlap(self, c);
        Destination.CheckBroadcast(self, b, c);

        var made = Graph.Needs([self, b, c]) ? node(self.BeforeWrite(), b, c, parameter, self.AfterWrite()) : null;
        var (x, y, z) = (Pipelines.Operand(self, compute), Pipelines.Operand(b, compute), Third(c, compute));
        if (promote.Result(compute) == self.dtype) kernel(engine, x, y, z, parameter, self.Raw);
        else engine.Copy(kernel(engine, x, y, z, parameter, default), self.Raw);
        KeepAlive(self, b, c);
        return self.Rebase(made);
    }

    private RawTensor Third(Tensor c, DType compute) => exactNumbers ? Pipelines.Number(c, compute) : Pipelines.Operand(c, compute);

    private static void KeepAlive(Tensor a, Tensor b, Tensor c)
    {
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
    }
}
