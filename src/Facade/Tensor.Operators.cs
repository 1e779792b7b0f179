using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>Stands for Python's None where a tensor is compared with it; has no value but null.</summary>
public sealed class NoneType
{
    private NoneType()
    {
    }
}

public partial class Tensor
{
    public static implicit operator Tensor(bool value) => OfNumber(value);

    public static implicit operator Tensor(int value) => OfNumber(value);

    public static implicit operator Tensor(long value) => OfNumber(value);

    public static implicit operator Tensor(float value) => OfNumber(value);

    public static implicit operator Tensor(double value) => OfNumber(value);

    public static implicit operator Tensor(Scalar value) => OfNumber(value);

    private static Tensor OfNumber(Scalar value)
    {
        var tensor = torch.tensor(value);
        return new NumberTensor(value, tensor) { IsFromNumber = true };
    }

    /// <summary>The number that C# made a tensor of, unrounded, or the only element.</summary>
    internal Scalar Number => this is NumberTensor made ? made.Value : this.item();

    // A number of the default dtype where a tensor is wanted, and as it was given where it is written to a tensor.
    private sealed class NumberTensor(Scalar value, Tensor rounded) : Tensor(rounded.Raw, rounded.Engine)
    {
        public Scalar Value => value;
    }

    public static Tensor operator +(Tensor a) => a;

    public static Tensor operator +(Tensor a, Tensor b) => torch.add(a, b);

    public static Tensor operator +(Tensor a, Scalar b) => torch.add(a, b);

    public static Tensor operator +(Scalar a, Tensor b) => torch.add(b, a);

    public static Tensor operator -(Tensor a) => torch.neg(a);

    public static Tensor operator -(Tensor a, Tensor b) => torch.sub(a, b);

    public static Tensor operator -(Tensor a, Scalar b) => torch.sub(a, b);

    public static Tensor operator -(Scalar a, Tensor b) => torch.rsub(b, a);

    public static Tensor operator *(Tensor a, Tensor b) => torch.mul(a, b);

    public static Tensor operator *(Tensor a, Scalar b) => torch.mul(a, b);

    public static Tensor operator *(Scalar a, Tensor b) => torch.mul(b, a);

    public static Tensor operator /(Tensor a, Tensor b) => torch.div(a, b);

    public static Tensor operator /(Tensor a, Scalar b) => torch.div(a, b);

    // PyTorch 2.13 Tensor.__rdiv__.
    public static Tensor operator /(Scalar a, Tensor b) => torch.reciprocal(b) * a;

    public static Tensor operator %(Tensor a, Tensor b) => torch.remainder(a, b);

    public static Tensor operator %(Tensor a, Scalar b) => torch.remainder(a, b);

    public static Tensor operator %(Scalar a, Tensor b) => torch.remainder(a, b);

    public static Tensor operator &(Tensor a, Tensor b) => torch.bitwise_and(a, b);

    public static Tensor operator |(Tensor a, Tensor b) => torch.bitwise_or(a, b);

    public static Tensor operator ^(Tensor a, Tensor b) => torch.bitwise_xor(a, b);

    [Obsolete("^ is exclusive or, as in Python; a power is torch.pow(x, n).")]
    public static Tensor operator ^(Tensor a, int b) => torch.bitwise_xor(a, b);

    public static Tensor operator <<(Tensor a, Tensor b) => torch.bitwise_left_shift(a, b);

    public static Tensor operator <<(Tensor a, Scalar b) => torch.bitwise_left_shift(a, b);

    public static Tensor operator >>(Tensor a, Tensor b) => torch.bitwise_right_shift(a, b);

    public static Tensor operator >>(Tensor a, Scalar b) => torch.bitwise_right_shift(a, b);

    /// <exception cref="TypeError">The tensor is neither integral nor bool.</exception>
    public static Tensor operator ~(Tensor a) => a.dtype.IsIntegral
        ? torch.bitwise_not(a)
        : throw new TypeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors");

    public void operator +=(Tensor other) => this.add_(other);

    public void operator +=(Scalar other) => this.add_(other);

    public void operator -=(Tensor other) => this.sub_(other);

    public void operator -=(Scalar other) => this.sub_(other);

    public void operator *=(Tensor other) => this.mul_(other);

    public void operator *=(Scalar other) => this.mul_(other);

    public void operator /=(Tensor other) => this.div_(other);

    public void operator /=(Scalar other) => this.div_(other);

    public void operator %=(Tensor other) => this.remainder_(other);

    public void operator %=(Scalar other) => this.remainder_(other);

    public void operator &=(Tensor other) => this.bitwise_and_(other);

    public void operator |=(Tensor other) => this.bitwise_or_(other);

    public void operator ^=(Tensor other) => this.bitwise_xor_(other);

    public void operator <<=(Scalar other) => this.bitwise_left_shift_(other);

    public void operator >>=(Scalar other) => this.bitwise_right_shift_(other);

    public static Tensor operator ==(Tensor a, Tensor b) => torch.eq(a, b);

    public static Tensor operator ==(Tensor a, Scalar b) => torch.eq(a, b);

    public static Tensor operator ==(Scalar a, Tensor b) => torch.eq(b, a);

    /// <summary>True where the tensor is null: <c>x == null</c> stays a plain question.</summary>
    [OverloadResolutionPriority(1)]
    public static bool operator ==(Tensor? a, NoneType? b) => a is null;

    public static Tensor operator !=(Tensor a, Tensor b) => torch.ne(a, b);

    public static Tensor operator !=(Tensor a, Scalar b) => torch.ne(a, b);

    public static Tensor operator !=(Scalar a, Tensor b) => torch.ne(b, a);

    /// <inheritdoc cref="op_Equality(Tensor?, NoneType?)"/>
    [OverloadResolutionPriority(1)]
    public static bool operator !=(Tensor? a, NoneType? b) => a is not null;

    public static Tensor operator <(Tensor a, Tensor b) => torch.lt(a, b);

    public static Tensor operator <(Tensor a, Scalar b) => torch.lt(a, b);

    public static Tensor operator <(Scalar a, Tensor b) => torch.gt(b, a);

    public static Tensor operator >(Tensor a, Tensor b) => torch.gt(a, b);

    public static Tensor operator >(Tensor a, Scalar b) => torch.gt(a, b);

    public static Tensor operator >(Scalar a, Tensor b) => torch.lt(b, a);

    public static Tensor operator <=(Tensor a, Tensor b) => torch.le(a, b);

    public static Tensor operator <=(Tensor a, Scalar b) => torch.le(a, b);

    public static Tensor operator <=(Scalar a, Tensor b) => torch.ge(b, a);

    public static Tensor operator >=(Tensor a, Tensor b) => torch.ge(a, b);

    public static Tensor operator >=(Tensor a, Scalar b) => torch.ge(a, b);

    public static Tensor operator >=(Scalar a, Tensor b) => torch.le(b, a);

    public static bool operator true(Tensor a) => a.IsTrue();

    public static bool operator false(Tensor a) => !a.IsTrue();

    public static bool operator !(Tensor a) => !a.IsTrue();

    /// <summary>The truth of the only element.</summary>
    /// <exception cref="RuntimeError">There is none, or more than one.</exception>
    public static explicit operator bool(Tensor a) => a.IsTrue();

    private bool IsTrue() => Count switch
    {
        1 => this.item().ToBool(),
        0 => throw new RuntimeError("Boolean value of Tensor with no values is ambiguous"),
        _ => throw new RuntimeError("Boolean value of Tensor with more than one value is ambiguous"),
    };
}
