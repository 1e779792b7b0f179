namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Empty(Shape shape, DType dtype, Device device) => Run((shape, dtype, device), static (_, s) =>
    {
        var (type, place) = (TorchDevices.Of(s.dtype), TorchDevices.Of(s.device));
        return TorchScope.Adopt(Torch.empty_strided(s.shape.Sizes.ToArray(), s.shape.Strides.ToArray(), type, place), s.shape);
    });

    /// <inheritdoc/>
    public RawTensor Fill(in RawTensor into, Scalar value)
    {
        // libtorch's copy_ refuses what writes a place twice.
        Kernel((into, value), into.Unexpanded(), static (_, s) => TorchScope.Single(s.value, s.into.DType));
        return into;
    }

    /// <inheritdoc/>
    public RawTensor Copy(in RawTensor x, in RawTensor into) => Kernel((x, into), into, static (scope, s) =>
    {
        var source = scope.In(s.x);
        if (ReferenceEquals(s.x.Storage, s.into.Storage)) source = source.clone();
        // copy_ itself writes a warning to the console; whether to warn is decided above the engines.
        return s.x.DType.is_complex && !s.into.DType.is_complex && s.into.DType != DType.Bool ? source.real : source;
    });

    /// <inheritdoc/>
    public RawTensor ToHost(in RawTensor x)
    {
        if (x.Storage is HostStorage) return x;
        return Run(x, static (scope, x) =>
        {
            var host = RawTensor.OnHost(Shape.Of(x.Sizes), x.DType);
            HostCopy.Read(scope.In(x).cpu().contiguous(), (HostStorage)host.Storage, 0);
            return host;
        });
    }

    /// <inheritdoc/>
    public RawTensor FromHost(in RawTensor x, Device device)
    {
        if (x.Storage is not HostStorage) return x;
        return Run((x, device), static (scope, s) =>
        {
            var target = Torch.empty_strided(
                s.x.Sizes.ToArray(), s.x.Strides.ToArray(), TorchDevices.Of(s.x.DType), TorchDevices.Of(s.device));
            return TorchScope.Adopt(target.copy_(scope.In(s.x)), s.x.Shape);
        });
    }

    /// <inheritdoc/>
    public RawTensor Arange(Scalar start, Scalar step, in RawTensor into) => Kernel((start, step, into), into, static (scope, s) =>
    {
        var wide = s.into.DType.IsIntegral ? DType.Int64 : DType.Float64;
        var places = Torch.arange(s.into.Count, dtype: TorchDevices.Of(wide), device: TorchDevices.Of(s.into.Storage.Device));
        return scope.Mul(places, s.step).add(scope.Number(s.start, wide));
    });

    /// <inheritdoc/>
    public RawTensor Linspace(Scalar start, Scalar end, in RawTensor into) => Kernel((start, end, into), into, static (_, s) =>
        Torch.linspace(
            s.start.ToDouble(), s.end.ToDouble(), s.into.Count, TorchDevices.Of(s.into.DType), TorchDevices.Of(s.into.Storage.Device)));
}
