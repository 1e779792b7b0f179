using Compat.Engines;

namespace Compat;

public static partial class torch
{
    private static readonly BinaryOperator Pow = new(
        "pow", Promote.Common, static (e, in a, in b, in into) => e.Pow(a, b, into),
        static (a, b, result) => a.IsWrappedNumber ? new PowBackward2(a.item(), b, result) : new PowBackward1(a, b, result),
        refuses: new Refusal("pow", Kinds.Bool));

    private static readonly BinaryOperator<Scalar> PowScalar = new(
        "pow", Promote.Common, PowerOf, static (a, _, exponent, _) => new PowBackward0(a, exponent),
        refuses: new Refusal("pow", Kinds.Bool));

    private static readonly BinaryOperator Xlogy = new(
        "xlogy", Promote.ToFloat, static (e, in a, in b, in into) => e.Xlogy(a, b, into),
        static (a, b, _) => b.IsWrappedNumber ? new XlogyBackward2(a, b.item())
            : a.IsWrappedNumber ? new XlogyBackward1(a.item(), b) : new XlogyBackward0(a, b),
        refuses: new Refusal("xlogy_cpu", Kinds.Complex));

    private static readonly UnaryOperator Signbit = new(
        "signbit", Promote.ToBool, static (e, in x, in into) => e.Lt(
            x.DType.is_floating_point ? e.Copysign(RawTensor.OnHost(1, x.DType), x) : x, RawTensor.OnHost(0, x.DType), into),
        check: static x =>
        {
            if (x.dtype.is_complex) throw new NotImplementedError("signbit is not implemented for complex tensors.");
        });

    private static readonly BinaryOperator Copysign = new(
        "copysign", Promote.ToFloat, static (e, in a, in b, in into) => e.Copysign(a, b, into),
        static (a, b, result) => b.IsWrappedNumber ? new CopysignBackward1(a, result) : new CopysignBackward0(a, b, result),
        refuses: new Refusal("copysign_cpu", Kinds.Complex));

    /// <summary>input to the power of exponent.</summary>
    /// <exception cref="RuntimeError">Integers are raised to a negative number.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.pow</c>; derivatives.yaml <c>pow.Tensor_Tensor</c>.</remarks>
    public static Tensor pow(this Tensor input, Tensor exponent, Tensor? @out = null) => Pow.Call(input, exponent, @out);

    /// <remarks>PyTorch 2.13 <c>torch.pow</c>; derivatives.yaml <c>pow.Tensor_Scalar</c>.</remarks>
    /// <inheritdoc cref="pow(Tensor, Tensor, Tensor?)"/>
    public static Tensor pow(this Tensor input, Scalar exponent, Tensor? @out = null)
    {
        Checks.Exponent(input, exponent);
        return PowScalar.Call(input, Tensor.Wrapped(exponent, input.Engine), exponent, @out);
    }

    /// <remarks>PyTorch 2.13 <c>torch.pow</c>; derivatives.yaml <c>pow.Scalar</c>.</remarks>
    /// <inheritdoc cref="pow(Tensor, Tensor, Tensor?)"/>
    public static Tensor pow(Scalar self, Tensor exponent, Tensor? @out = null) => Pow.Call(self, exponent, @out);

    /// <summary>self ← self to the power of exponent.</summary>
    /// <inheritdoc cref="pow(Tensor, Tensor, Tensor?)"/>
    public static Tensor pow_(this Tensor self, Tensor exponent) => Pow.CallInPlace(self, exponent);

    /// <inheritdoc cref="pow_(Tensor, Tensor)"/>
    public static Tensor pow_(this Tensor self, Scalar exponent)
    {
        Checks.Exponent(self, exponent);
        return PowScalar.CallInPlace(self, Tensor.Wrapped(exponent, self.Engine), exponent);
    }

    /// <summary>input².</summary>
    /// <remarks>PyTorch 2.13 <c>torch.square</c>, which is pow(input, 2).</remarks>
    public static Tensor square(this Tensor input, Tensor? @out = null) => pow(input, 2, @out);

    /// <summary>self ← self².</summary>
    /// <inheritdoc cref="square"/>
    public static Tensor square_(this Tensor self) => pow_(self, 2);

    /// <summary>input to the power of exponent, computed in float64 or complex128.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.float_power</c>.</remarks>
    public static Tensor float_power(this Tensor input, Tensor exponent, Tensor? @out = null)
    {
        var dtype = input.dtype.is_complex || exponent.dtype.is_complex ? DType.Complex128 : DType.Float64;
        return pow(input.to(dtype), exponent.to(dtype), @out);
    }

    /// <inheritdoc cref="float_power(Tensor, Tensor, Tensor?)"/>
    public static Tensor float_power(this Tensor input, Scalar exponent, Tensor? @out = null)
    {
        var dtype = input.dtype.is_complex || exponent.IsComplex ? DType.Complex128 : DType.Float64;
        return pow(input.to(dtype), exponent.IsComplex ? exponent : exponent.ToDouble(), @out);
    }

    /// <summary>self ← self to the power of exponent, in float64 or complex128.</summary>
    /// <exception cref="RuntimeError">The tensor is of another dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.float_power_</c>.</remarks>
    public static Tensor float_power_(this Tensor self, Tensor exponent) =>
        self.pow_(exponent.to(Checks.FloatPower(self, exponent.dtype.is_complex)));

    /// <inheritdoc cref="float_power_(Tensor, Tensor)"/>
    public static Tensor float_power_(this Tensor self, Scalar exponent)
    {
        Checks.FloatPower(self, exponent.IsComplex);
        return self.pow_(exponent.IsComplex ? exponent : exponent.ToDouble());
    }

    /// <inheritdoc cref="float_power(Tensor, Tensor, Tensor?)"/>
    public static Tensor float_power(Scalar self, Tensor exponent, Tensor? @out = null)
    {
        var dtype = self.IsComplex || exponent.dtype.is_complex ? DType.Complex128 : DType.Float64;
        return pow(self.IsComplex ? self : self.ToDouble(), exponent.to(dtype), @out);
    }

    /// <summary>input · ln other, 0 where input is 0, NaN where other is.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.xlogy</c>; derivatives.yaml <c>xlogy.Tensor</c>.</remarks>
    public static Tensor xlogy(this Tensor input, Tensor other, Tensor? @out = null) => Xlogy.Call(input, other, @out);

    /// <inheritdoc cref="xlogy(Tensor, Tensor, Tensor?)"/>
    public static Tensor xlogy(this Tensor input, Scalar other, Tensor? @out = null) => Xlogy.Call(input, other, @out);

    /// <inheritdoc cref="xlogy(Tensor, Tensor, Tensor?)"/>
    public static Tensor xlogy(Scalar self, Tensor other, Tensor? @out = null) => Xlogy.Call(self, other, @out);

    /// <summary>self ← xlogy(self, other).</summary>
    /// <inheritdoc cref="xlogy(Tensor, Tensor, Tensor?)"/>
    public static Tensor xlogy_(this Tensor self, Tensor other) => Xlogy.CallInPlace(self, other);

    /// <inheritdoc cref="xlogy_(Tensor, Tensor)"/>
    public static Tensor xlogy_(this Tensor self, Scalar other) => Xlogy.CallInPlace(self, other);

    /// <summary>True where the sign bit is set: of negative numbers, of −0.0, of a NaN that has one.</summary>
    /// <exception cref="RuntimeError">The destination is not bool.</exception>
    /// <exception cref="NotImplementedError">Complex numbers.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.signbit</c>.</remarks>
    public static Tensor signbit(this Tensor input, Tensor? @out = null)
    {
        if (@out is not null && @out.dtype != DType.Bool) throw new RuntimeError("signbit does not support non-boolean outputs.");
        return Signbit.Call(input, @out);
    }

    /// <summary>|input| with the sign of other.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.copysign</c>; derivatives.yaml <c>copysign.Tensor</c>.</remarks>
    public static Tensor copysign(this Tensor input, Tensor other, Tensor? @out = null) => Copysign.Call(input, other, @out);

    /// <inheritdoc cref="copysign(Tensor, Tensor, Tensor?)"/>
    public static Tensor copysign(this Tensor input, Scalar other, Tensor? @out = null) => Copysign.Call(input, other, @out);

    /// <summary>self ← copysign(self, other).</summary>
    /// <inheritdoc cref="copysign(Tensor, Tensor, Tensor?)"/>
    public static Tensor copysign_(this Tensor self, Tensor other) => Copysign.CallInPlace(self, other);

    /// <inheritdoc cref="copysign_(Tensor, Tensor)"/>
    public static Tensor copysign_(this Tensor self, Scalar other) => Copysign.CallInPlace(self, other);

    // PyTorch 2.13 pow_tensor_scalar_optimized_kernel, ATen/native/cpu/PowKernel.cpp: these exponents have other edge values than pow.
    private static RawTensor PowerOf(IEngine e, in RawTensor a, in RawTensor b, Scalar exponent, in RawTensor into)
    {
        if (a.DType.IsIntegral || exponent.IsComplex) return e.Pow(a, b, into);
        var rounds = a.DType == DType.Float16 || a.DType == DType.BFloat16;
        return exponent.ToDouble() switch
        {
            0 => e.Fill(into.Exists ? into : e.Empty(Shape.OfResult(a.Shape), a.DType, a.Storage.Device), 1),
            1 => Pipelines.Copy(e, a, into),
            0.5 => e.Sqrt(a, into),
            2 => e.Mul(a, a, into),
            3 when !rounds => e.Mul(e.Mul(a, a), a, into),
            -0.5 when !a.DType.is_complex => e.Rsqrt(a, into),
            -1 when !a.DType.is_complex => e.Reciprocal(a, into),
            -2 when !rounds => e.Reciprocal(e.Mul(a, a), into),
            _ => e.Pow(a, b, into),
        };
    }
}
