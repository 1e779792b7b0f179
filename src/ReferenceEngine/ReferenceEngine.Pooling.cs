namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) MaxPool2d(in RawTensor x, in PoolingWindow window)
    {
        var wide = Dense.Wide(x.DType);
        var source = Dense.Of(this, x, wide);
        var shape = Shape.Of([.. x.Sizes[..^2], window.OutHeight, window.OutWidth]);
        var (values, indices) = (RawTensor.OnHost(shape, wide), RawTensor.OnHost(shape, DType.Int64));
        switch (wide.Type)
        {
            case ScalarType.Float: MaxPooling<float>.Run(source, window, values, indices); break;
            case ScalarType.Double: MaxPooling<double>.Run(source, window, values, indices); break;
            case ScalarType.Long: MaxPooling<long>.Run(source, window, values, indices); break;
            case ScalarType.Int: MaxPooling<int>.Run(source, window, values, indices); break;
            case ScalarType.Short: MaxPooling<short>.Run(source, window, values, indices); break;
            case ScalarType.Char: MaxPooling<sbyte>.Run(source, window, values, indices); break;
            case ScalarType.Byte: MaxPooling<byte>.Run(source, window, values, indices); break;
            default: throw Map.Unsupported(x);
        }

        return (Dense.Finish(this, values, x.DType, default), indices);
    }

    /// <inheritdoc/>
    public RawTensor MaxPool2dBackward(in RawTensor grad, in RawTensor indices, ReadOnlySpan<long> sizes)
    {
        var wide = Dense.Wide(grad.DType);
        var r = Fill(RawTensor.OnHost(Shape.Of(sizes), wide), 0);
        var (g, at) = (Dense.Of(this, grad, wide), Dense.Of(this, indices, DType.Int64));
        if (wide == DType.Float32) MaxPooling<float>.Scatter(g, at, r);
        else MaxPooling<double>.Scatter(g, at, r);
        return Dense.Finish(this, r, grad.DType, default);
    }

    /// <inheritdoc/>
    public RawTensor AvgPool2d(in RawTensor x, in PoolingWindow window, in PoolingDivisor divisor)
    {
        var wide = Dense.Wide(x.DType);
        var source = Dense.Of(this, x, wide);
        var r = RawTensor.OnHost(Shape.Of([.. x.Sizes[..^2], window.OutHeight, window.OutWidth]), wide);
        switch (wide.Type)
        {
            case ScalarType.Float: AvgPooling<float, Window>.Run(source, r, new Window(window, divisor, x.Sizes)); break;
            case ScalarType.Double: AvgPooling<double, Window>.Run(source, r, new Window(window, divisor, x.Sizes)); break;
            case ScalarType.Long: AvgPooling<long, Window>.Run(source, r, new Window(window, divisor, x.Sizes)); break;
            default: throw Map.Unsupported(x);
        }

        return Dense.Finish(this, r, x.DType, default);
    }

    /// <inheritdoc/>
    public RawTensor AvgPool2dBackward(
        in RawTensor grad, ReadOnlySpan<long> sizes, in PoolingWindow window, in PoolingDivisor divisor) =>
        Spread(grad, sizes, new Window(window, divisor, sizes));

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2d(in RawTensor x, long height, long width)
    {
        var wide = Dense.Wide(x.DType);
        var source = Dense.Of(this, x, wide);
        var r = RawTensor.OnHost(Shape.Of([.. x.Sizes[..^2], height, width]), wide);
        var areas = new AdaptiveAreas((int)x.Sizes[^2], (int)x.Sizes[^1], (int)height, (int)width);
        switch (wide.Type)
        {
            case ScalarType.Float: AvgPooling<float, AdaptiveAreas>.Run(source, r, areas); break;
            case ScalarType.Double: AvgPooling<double, AdaptiveAreas>.Run(source, r, areas); break;
            default: throw Map.Unsupported(x);
        }

        return Dense.Finish(this, r, x.DType, default);
    }

    /// <inheritdoc/>
    public RawTensor AdaptiveAvgPool2dBackward(in RawTensor grad, ReadOnlySpan<long> sizes) =>
        Spread(grad, sizes, new AdaptiveAreas((int)sizes[^2], (int)sizes[^1], (int)grad.Sizes[^2], (int)grad.Sizes[^1]));

    private RawTensor Spread<TAreas>(in RawTensor grad, ReadOnlySpan<long> sizes, TAreas areas)
        where TAreas : struct, IAreas
    {
        var wide = Dense.Wide(grad.DType);
        var r = Fill(RawTensor.OnHost(Shape.Of(sizes), wide), 0);
        var g = Dense.Of(this, grad, wide);
        if (wide == DType.Float32) AvgPooling<float, TAreas>.Spread(g, r, areas, grad.DType.Type);
        else AvgPooling<double, TAreas>.Spread(g, r, areas, grad.DType.Type);
        return Dense.Finish(this, r, grad.DType, default);
    }
}
