using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Convolution(
        in RawTensor x, in RawTensor weight, in RawTensor bias, in ConvolutionOptions options, in RawTensor into = default)
    {
        var wide = ConvolutionType(x.DType);
        var sizes = ConvolutionPlan.OutputSizes(x.Sizes, weight.Sizes, options);
        var plan = ConvolutionPlan.Of(x.Sizes, weight.Sizes, sizes, options);
        var r = RawTensor.OnHost(Shape.Of(sizes), wide);
        if (bias.Exists && wide != DType.Float32 && wide != DType.Float64)
        {
            var column = new long[sizes.Length];
            column[1] = bias.Strides[0];
            Copy(bias.As(Shape.Of(sizes, column)), r);
        }
        else if (wide != DType.Float32 && wide != DType.Float64) Fill(r, 0);

        Convolve(plan, Dense.Of(this, x, wide), Dense.Of(this, weight, wide), Dense.Of(this, bias, wide), r, Role.Output);
        return Dense.Finish(this, r, x.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor ConvolutionInput(
        in RawTensor grad, in RawTensor weight, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default)
    {
        var wide = ConvolutionType(grad.DType);
        var plan = ConvolutionPlan.Of(sizes, weight.Sizes, grad.Sizes, options);
        var r = Fill(RawTensor.OnHost(Shape.Of(sizes), wide), 0);
        Convolve(plan, r, Dense.Of(this, weight, wide), default, Dense.Of(this, grad, wide), Role.Input, grad.DType.Type);
        return Dense.Finish(this, r, grad.DType, into);
    }

    /// <inheritdoc/>
    public RawTensor ConvolutionWeight(
        in RawTensor grad, in RawTensor x, ReadOnlySpan<long> sizes, in ConvolutionOptions options, in RawTensor into = default)
    {
        var wide = ConvolutionType(grad.DType);
        var plan = ConvolutionPlan.Of(x.Sizes, sizes, grad.Sizes, options);
        var r = Fill(RawTensor.OnHost(Shape.Of(sizes), wide), 0);
        Convolve(plan, Dense.Of(this, x, wide), r, default, Dense.Of(this, grad, wide), Role.Weight);
        return Dense.Finish(this, r, grad.DType, into);
    }

    private enum Role
    {
        Output,
        Input,
        Weight,
    }

    private static DType ConvolutionType(DType dtype) => dtype == DType.Complex64 ? DType.Complex128 : Dense.Wide(dtype);

    private static void Convolve(
        in ConvolutionPlan plan, in RawTensor x, in RawTensor w, in RawTensor bias, in RawTensor y, Role role,
        ScalarType type = ScalarType.Float)
    {
        switch (x.DType.Type)
        {
            case ScalarType.Float: Products<float>(plan, x, w, bias, y, role, type); break;
            case ScalarType.Double: Products<double>(plan, x, w, bias, y, role, type); break;
            case ScalarType.ComplexDouble: Taps<Complex>(plan, x, w, y, role); break;
            case ScalarType.Long: Taps<long>(plan, x, w, y, role); break;
            case ScalarType.Int: Taps<int>(plan, x, w, y, role); break;
            case ScalarType.Short: Taps<short>(plan, x, w, y, role); break;
            case ScalarType.Char: Taps<sbyte>(plan, x, w, y, role); break;
            case ScalarType.Byte: Taps<byte>(plan, x, w, y, role); break;
            default: throw Map.Unsupported(x);
        }

        GC.KeepAlive(x.Storage);
        GC.KeepAlive(w.Storage);
        GC.KeepAlive(bias.Storage);
        GC.KeepAlive(y.Storage);
    }

    private static unsafe void Products<T>(
        in ConvolutionPlan plan, in RawTensor x, in RawTensor weight, in RawTensor bias, in RawTensor y, Role role, ScalarType type)
        where T : unmanaged, INumberBase<T>
    {
        if (x.Count == 0 || weight.Count == 0 || y.Count == 0) return;
        fixed (T* px = &x.Ref<T>(), pw = &weight.Ref<T>(), py = &y.Ref<T>(), pb = &(bias.Exists ? ref bias.Ref<T>() : ref x.Ref<T>()))
        {
            switch (role)
            {
                case Role.Output: ConvolutionProducts<T>.Forward(plan, px, pw, bias.Exists ? pb : null, py); break;
                case Role.Input: ConvolutionProducts<T>.Input(plan, py, pw, px, type); break;
                default: ConvolutionProducts<T>.Weight(plan, py, px, pw); break;
            }
        }
    }

    private static unsafe void Taps<T>(in ConvolutionPlan plan, in RawTensor x, in RawTensor weight, in RawTensor y, Role role)
        where T : unmanaged, INumberBase<T>
    {
        if (x.Count == 0 || weight.Count == 0 || y.Count == 0) return;
        fixed (T* px = &x.Ref<T>(), pw = &weight.Ref<T>(), py = &y.Ref<T>())
        {
            switch (role)
            {
                case Role.Output: ConvolutionTaps<T>.Run(plan, default(OutputTap<T>), px, pw, py); break;
                case Role.Input: ConvolutionTaps<T>.Run(plan, default(InputTap<T>), px, pw, py); break;
                default: ConvolutionTaps<T>.Run(plan, default(WeightTap<T>), px, pw, py); break;
            }
        }
    }
}
