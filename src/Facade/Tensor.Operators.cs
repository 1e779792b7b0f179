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
        tensor.IsFromNumber = true;
        return tensor;
    }

    public static Tensor operator +(Tensor a, Tensor b) => torch.add(a, b);

    public static Tensor operator +(Tensor a, Scalar b) => torch.add(a, b);

    public static Tensor operator +(Scalar a, Tensor b) => torch.add(b, a);

    public static Tensor operator *(Tensor a, Tensor b) => torch.mul(a, b);

    public static Tensor operator *(Tensor a, Scalar b) => torch.mul(a, b);

    public static Tensor operator *(Scalar a, Tensor b) => torch.mul(b, a);

    public static Tensor operator -(Tensor a) => torch.neg(a);

    public void operator +=(Tensor other) => this.add_(other);

    public void operator +=(Scalar other) => this.add_(other);

    public void operator *=(Tensor other) => this.mul_(other);

    public void operator *=(Scalar other) => this.mul_(other);
}
