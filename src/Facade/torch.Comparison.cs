namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator Eq = new(
        "eq", Promote.ToBool, static (e, in a, in b, in into) => e.Eq(a, b, into),
        written: static (self, other) => other.IsWrappedNumber ? new EqBackward0(self) : new EqBackward1(self, other));

    private static readonly BinaryOperator Ne = new(
        "ne", Promote.ToBool, static (e, in a, in b, in into) => e.Ne(a, b, into),
        written: static (self, other) => other.IsWrappedNumber ? new NeBackward0(self) : new NeBackward1(self, other));

    private static readonly BinaryOperator Lt = new(
        "lt", Promote.ToBool, static (e, in a, in b, in into) => e.Lt(a, b, into),
        refuses: new Refusal("lt_cpu", Kinds.Complex),
        written: static (self, other) => other.IsWrappedNumber ? new LtBackward0(self) : new LtBackward1(self, other));

    private static readonly BinaryOperator Le = new(
        "le", Promote.ToBool, static (e, in a, in b, in into) => e.Le(a, b, into),
        refuses: new Refusal("le_cpu", Kinds.Complex),
        written: static (self, other) => other.IsWrappedNumber ? new LeBackward0(self) : new LeBackward1(self, other));

    private static readonly BinaryOperator Gt = new(
        "gt", Promote.ToBool, static (e, in a, in b, in into) => e.Gt(a, b, into),
        refuses: new Refusal("gt_cpu", Kinds.Complex),
        written: static (self, other) => other.IsWrappedNumber ? new GtBackward0(self) : new GtBackward1(self, other));

    private static readonly BinaryOperator Ge = new(
        "ge", Promote.ToBool, static (e, in a, in b, in into) => e.Ge(a, b, into),
        refuses: new Refusal("ge_cpu", Kinds.Complex),
        written: static (self, other) => other.IsWrappedNumber ? new GeBackward0(self) : new GeBackward1(self, other));

    /// <summary>input = other, as bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.eq</c>.</remarks>
    public static Tensor eq(this Tensor input, Tensor other, Tensor? @out = null) => Eq.Call(input, other, @out);

    /// <inheritdoc cref="eq(Tensor, Tensor, Tensor?)"/>
    public static Tensor eq(this Tensor input, Scalar other, Tensor? @out = null) => Eq.Call(input, other, @out);

    /// <summary>self ← eq(self, other).</summary>
    /// <inheritdoc cref="eq(Tensor, Tensor, Tensor?)"/>
    public static Tensor eq_(this Tensor self, Tensor other) => Eq.CallInPlace(self, other);

    /// <inheritdoc cref="eq_(Tensor, Tensor)"/>
    public static Tensor eq_(this Tensor self, Scalar other) => Eq.CallInPlace(self, other);

    /// <summary>input ≠ other, as bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.ne</c>.</remarks>
    public static Tensor ne(this Tensor input, Tensor other, Tensor? @out = null) => Ne.Call(input, other, @out);

    /// <inheritdoc cref="ne(Tensor, Tensor, Tensor?)"/>
    public static Tensor ne(this Tensor input, Scalar other, Tensor? @out = null) => Ne.Call(input, other, @out);

    /// <summary>self ← ne(self, other).</summary>
    /// <inheritdoc cref="ne(Tensor, Tensor, Tensor?)"/>
    public static Tensor ne_(this Tensor self, Tensor other) => Ne.CallInPlace(self, other);

    /// <inheritdoc cref="ne_(Tensor, Tensor)"/>
    public static Tensor ne_(this Tensor self, Scalar other) => Ne.CallInPlace(self, other);

    /// <inheritdoc cref="ne(Tensor, Tensor, Tensor?)"/>
    public static Tensor not_equal(this Tensor input, Tensor other, Tensor? @out = null) => ne(input, other, @out);

    /// <inheritdoc cref="ne(Tensor, Tensor, Tensor?)"/>
    public static Tensor not_equal(this Tensor input, Scalar other, Tensor? @out = null) => ne(input, other, @out);

    /// <summary>input &lt; other, as bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.lt</c>.</remarks>
    public static Tensor lt(this Tensor input, Tensor other, Tensor? @out = null) => Lt.Call(input, other, @out);

    /// <inheritdoc cref="lt(Tensor, Tensor, Tensor?)"/>
    public static Tensor lt(this Tensor input, Scalar other, Tensor? @out = null) => Lt.Call(input, other, @out);

    /// <summary>self ← lt(self, other).</summary>
    /// <inheritdoc cref="lt(Tensor, Tensor, Tensor?)"/>
    public static Tensor lt_(this Tensor self, Tensor other) => Lt.CallInPlace(self, other);

    /// <inheritdoc cref="lt_(Tensor, Tensor)"/>
    public static Tensor lt_(this Tensor self, Scalar other) => Lt.CallInPlace(self, other);

    /// <inheritdoc cref="lt(Tensor, Tensor, Tensor?)"/>
    public static Tensor less(this Tensor input, Tensor other, Tensor? @out = null) => lt(input, other, @out);

    /// <inheritdoc cref="lt(Tensor, Tensor, Tensor?)"/>
    public static Tensor less(this Tensor input, Scalar other, Tensor? @out = null) => lt(input, other, @out);

    /// <summary>input ≤ other, as bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.le</c>.</remarks>
    public static Tensor le(this Tensor input, Tensor other, Tensor? @out = null) => Le.Call(input, other, @out);

    /// <inheritdoc cref="le(Tensor, Tensor, Tensor?)"/>
    public static Tensor le(this Tensor input, Scalar other, Tensor? @out = null) => Le.Call(input, other, @out);

    /// <summary>self ← le(self, other).</summary>
    /// <inheritdoc cref="le(Tensor, Tensor, Tensor?)"/>
    public static Tensor le_(this Tensor self, Tensor other) => Le.CallInPlace(self, other);

    /// <inheritdoc cref="le_(Tensor, Tensor)"/>
    public static Tensor le_(this Tensor self, Scalar other) => Le.CallInPlace(self, other);

    /// <inheritdoc cref="le(Tensor, Tensor, Tensor?)"/>
    public static Tensor less_equal(this Tensor input, Tensor other, Tensor? @out = null) => le(input, other, @out);

    /// <inheritdoc cref="le(Tensor, Tensor, Tensor?)"/>
    public static Tensor less_equal(this Tensor input, Scalar other, Tensor? @out = null) => le(input, other, @out);

    /// <summary>input &gt; other, as bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.gt</c>.</remarks>
    public static Tensor gt(this Tensor input, Tensor other, Tensor? @out = null) => Gt.Call(input, other, @out);

    /// <inheritdoc cref="gt(Tensor, Tensor, Tensor?)"/>
    public static Tensor gt(this Tensor input, Scalar other, Tensor? @out = null) => Gt.Call(input, other, @out);

    /// <summary>self ← gt(self, other).</summary>
    /// <inheritdoc cref="gt(Tensor, Tensor, Tensor?)"/>
    public static Tensor gt_(this Tensor self, Tensor other) => Gt.CallInPlace(self, other);

    /// <inheritdoc cref="gt_(Tensor, Tensor)"/>
    public static Tensor gt_(this Tensor self, Scalar other) => Gt.CallInPlace(self, other);

    /// <inheritdoc cref="gt(Tensor, Tensor, Tensor?)"/>
    public static Tensor greater(this Tensor input, Tensor other, Tensor? @out = null) => gt(input, other, @out);

    /// <inheritdoc cref="gt(Tensor, Tensor, Tensor?)"/>
    public static Tensor greater(this Tensor input, Scalar other, Tensor? @out = null) => gt(input, other, @out);

    /// <summary>input ≥ other, as bool.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.ge</c>.</remarks>
    public static Tensor ge(this Tensor input, Tensor other, Tensor? @out = null) => Ge.Call(input, other, @out);

    /// <inheritdoc cref="ge(Tensor, Tensor, Tensor?)"/>
    public static Tensor ge(this Tensor input, Scalar other, Tensor? @out = null) => Ge.Call(input, other, @out);

    /// <summary>self ← ge(self, other).</summary>
    /// <inheritdoc cref="ge(Tensor, Tensor, Tensor?)"/>
    public static Tensor ge_(this Tensor self, Tensor other) => Ge.CallInPlace(self, other);

    /// <inheritdoc cref="ge_(Tensor, Tensor)"/>
    public static Tensor ge_(this Tensor self, Scalar other) => Ge.CallInPlace(self, other);

    /// <inheritdoc cref="ge(Tensor, Tensor, Tensor?)"/>
    public static Tensor greater_equal(this Tensor input, Tensor other, Tensor? @out = null) => ge(input, other, @out);

    /// <inheritdoc cref="ge(Tensor, Tensor, Tensor?)"/>
    public static Tensor greater_equal(this Tensor input, Scalar other, Tensor? @out = null) => ge(input, other, @out);
}
