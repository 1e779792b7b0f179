using System.Numerics;

namespace Compat;

/// <summary>A random direction of an input: one vector, of a complex input one for either part.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/gradcheck.py</c>, <c>_make_vectors</c>.</remarks>
internal sealed record Projection(Tensor Real, Tensor? Imaginary)
{
    public static Projection Of(Tensor input, torch.Generator generator)
    {
        var type = Part(input.dtype);
        var real = Vector(input, type, generator);
        return new Projection(real, input.dtype.is_complex ? Vector(input, type, generator) : null);
    }

    /// <summary>A positive vector of length 1 with an element for each of a tensor's.</summary>
    public static Tensor Vector(Tensor like, DType dtype, torch.Generator generator)
    {
        var vector = torch.rand([like.Count], generator: generator, device: Device.Cpu).to(dtype).to(like.device);
        return vector.div_(vector.norm());
    }

    /// <summary>The tolerance of an element, for a sum of elements.</summary>
    /// <remarks>PyTorch 2.13 <c>_adjusted_atol</c>.</remarks>
    public double Scale(double atol, Tensor v)
    {
        var sum = Real.sum().item().ToDouble() + (Imaginary is null ? 0 : Imaginary.sum().item().ToDouble());
        return atol * sum * v.sum().item().ToDouble();
    }

    /// <summary>The product with a row of the Jacobian.</summary>
    public Tensor Dot(Tensor row)
    {
        if (!row.dtype.is_complex) return row.dot(Real);
        var parts = torch.view_as_real(row.resolve_conj());
        return parts.select(-1, 0).dot(Real) + (parts.select(-1, 1).dot(Imaginary!) * Complex.ImaginaryOne);
    }

    private static DType Part(DType dtype) =>
        dtype == DType.Complex128 ? DType.Float64 : dtype == DType.Complex64 ? DType.Float32 : dtype;
}
