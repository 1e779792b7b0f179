using Compat.Engines;

namespace Compat;

public static partial class torch
{
    private static readonly TernaryOperator<ValueTuple> Lerp = new(
        "lerp", static (e, in a, in b, in c, _, in into) => e.Lerp(a, b, c, into),
        static (a, b, c, _, _) => c.IsWrappedNumber ? new LerpBackward0(a, b, c.item()) : new LerpBackward1(a, b, c), exactNumbers: true);

    private static readonly TernaryOperator<Scalar> Addcmul = new(
        "addcmul", static (e, in x, in a, in b, value, in into) => e.Addcmul(x, a, b, value, into),
        static (x, a, b, value, _) => new AddcmulBackward0(x, a, b, value));

    private static readonly TernaryOperator<Scalar> Addcdiv = new(
        "addcdiv", static (e, in x, in a, in b, value, in into) => e.Addcdiv(x, a, b, value, into),
        static (x, a, b, value, _) => new AddcdivBackward0(x, a, b, value));

    /// <summary>condition ? input : other, element by element, with broadcasting and type promotion.</summary>
    /// <exception cref="RuntimeError">The condition is not bool, or the sizes do not broadcast.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.where</c>; derivatives.yaml <c>where.self</c>.</remarks>
    public static Tensor where(Tensor condition, Tensor input, Tensor other)
    {
        var (engine, mask, a, b) = Choice(condition, input, other);
        var output = Tensor.Of(engine.Where(mask.Raw, a, b), engine);
        GC.KeepAlive(mask);
        GC.KeepAlive(input);
        GC.KeepAlive(other);
        return Graph.Needs(input, other) ? output.Record(new WhereBackward0(mask, input, other)) : output;
    }

    /// <inheritdoc cref="where(Tensor, Tensor, Tensor)"/>
    public static Tensor where(Tensor condition, Tensor input, Tensor other, Tensor @out)
    {
        var (engine, mask, a, b) = Choice(condition, input, other);
        Destination.RefuseGrad("where", @out, input, other);
        var into = Destination.Open(@out, Shape.OfResult(mask.Raw.Shape, a.Shape, b.Shape), a.DType, mask, input, other);
        return Destination.Close(@out, engine.Where(mask.Raw, a, b, into));
    }

    private static (IEngine Engine, Tensor Mask, RawTensor A, RawTensor B) Choice(Tensor condition, Tensor input, Tensor other)
    {
        var (mask, dtype) = (Checks.Condition(condition), Promotion.Of(input, other));
        var engine = Pipelines.Common(condition, input, other);
        return (engine, mask, Pipelines.Operand(input, dtype), Pipelines.Operand(other, dtype));
    }

    /// <inheritdoc cref="where(Tensor, Tensor, Tensor)"/>
    public static Tensor where(Tensor condition, Scalar self, Tensor other) =>
        where(condition, Tensor.Wrapped(self, condition.Engine), other);

    /// <inheritdoc cref="where(Tensor, Tensor, Tensor)"/>
    public static Tensor where(Tensor condition, Tensor input, Scalar other) =>
        where(condition, input, Tensor.Wrapped(other, condition.Engine));

    /// <inheritdoc cref="where(Tensor, Tensor, Tensor)"/>
    public static Tensor where(Tensor condition, Scalar self, Scalar other) =>
        where(condition, Tensor.Wrapped(self, condition.Engine), Tensor.Wrapped(other, condition.Engine));

    /// <summary>input + weight · (end − input).</summary>
    /// <exception cref="RuntimeError">The dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.lerp</c>; derivatives.yaml <c>lerp.Tensor</c>.</remarks>
    public static Tensor lerp(this Tensor input, Tensor end, Tensor weight, Tensor? @out = null)
    {
        Checks.SameForLerp(input, end, weight);
        return Lerp.Call(input, end, weight, default, @out);
    }

    /// <inheritdoc cref="lerp(Tensor, Tensor, Tensor, Tensor?)"/>
    public static Tensor lerp(this Tensor input, Tensor end, Scalar weight, Tensor? @out = null) =>
        lerp(input, end, Tensor.Wrapped(weight, input.Engine), @out);

    /// <summary>self ← self + weight · (end − self).</summary>
    /// <inheritdoc cref="lerp(Tensor, Tensor, Tensor, Tensor?)"/>
    public static Tensor lerp_(this Tensor self, Tensor end, Tensor weight)
    {
        Checks.SameForLerp(self, end, weight);
        return Lerp.CallInPlace(self, end, weight, default);
    }

    /// <inheritdoc cref="lerp_(Tensor, Tensor, Tensor)"/>
    public static Tensor lerp_(this Tensor self, Tensor end, Scalar weight) => lerp_(self, end, Tensor.Wrapped(weight, self.Engine));

    /// <summary>input + value · tensor1 · tensor2.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.addcmul</c>; derivatives.yaml <c>addcmul</c>.</remarks>
    public static Tensor addcmul(this Tensor input, Tensor tensor1, Tensor tensor2, Scalar? value = null, Tensor? @out = null) =>
        Addcmul.Call(input, tensor1, tensor2, value ?? 1, @out);

    /// <summary>self ← self + value · tensor1 · tensor2.</summary>
    /// <inheritdoc cref="addcmul"/>
    public static Tensor addcmul_(this Tensor self, Tensor tensor1, Tensor tensor2, Scalar? value = null) =>
        Addcmul.CallInPlace(self, tensor1, tensor2, value ?? 1);

    /// <summary>input + value · tensor1 / tensor2.</summary>
    /// <exception cref="RuntimeError">Both tensors are integral.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.addcdiv</c>; derivatives.yaml <c>addcdiv</c>.</remarks>
    public static Tensor addcdiv(this Tensor input, Tensor tensor1, Tensor tensor2, Scalar? value = null, Tensor? @out = null)
    {
        Checks.NotIntegralForAddcdiv(tensor1, tensor2);
        return Addcdiv.Call(input, tensor1, tensor2, value ?? 1, @out);
    }

    /// <summary>self ← self + value · tensor1 / tensor2.</summary>
    /// <inheritdoc cref="addcdiv"/>
    public static Tensor addcdiv_(this Tensor self, Tensor tensor1, Tensor tensor2, Scalar? value = null)
    {
        Checks.NotIntegralForAddcdiv(tensor1, tensor2);
        return Addcdiv.CallInPlace(self, tensor1, tensor2, value ?? 1);
    }
}

public partial class Tensor
{
    /// <summary>condition ? this : other, element by element.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.where</c>.</remarks>
    public Tensor where(Tensor condition, Tensor other) => torch.where(condition, this, other);

    /// <inheritdoc cref="where(Tensor, Tensor)"/>
    public Tensor where(Tensor condition, Scalar other) => torch.where(condition, this, other);
}
