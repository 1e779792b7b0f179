using TorchSharp;

namespace Compat.Engines;

/// <summary>One kernel call: every tensor TorchSharp makes during it is disposed at its end but the results.</summary>
/// <remarks>Nothing is recorded by TorchSharp's autograd: no operand asks for gradients, but inside <see cref="Gradient"/>.</remarks>
internal sealed partial class TorchScope : IDisposable
{
    private readonly DisposeScope _made = Torch.NewDisposeScope();
    private readonly List<object> _held = [];
    private readonly List<(RawTensor Into, Tensor Flat)> _hostResults = [];

    /// <summary>The device of the first operand that is not in CPU memory, otherwise the CPU.</summary>
    public Torch.Device Device { get; private set; } = TorchDevices.Of(Compat.Device.Cpu);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var held in _held)
        {
            if (held is TorchSharp.Scalar number) number.Dispose();
        }

        _made.Dispose();
        GC.KeepAlive(_held);
    }

    /// <summary>The tensor as libtorch sees it: the memory itself, or for memory of the facade's a copy.</summary>
    public Tensor In(in RawTensor x)
    {
        if (x.Storage is not TorchStorage storage) return Copied(x, out _);
        _held.Add(storage);
        if (storage.Device.type != "cpu") Device = storage.Owner.device;
        if (TorchStorage.Whole(x) is not { } whole) return storage.View(x);
        _held.Add(whole);
        return whole;
    }

    /// <summary>The tensor, or null where there is none.</summary>
    public Tensor? InMaybe(in RawTensor x) => x.Exists ? In(x) : null;

    /// <summary>A tensor to write to; what lies in memory of the facade's is copied back by <see cref="Finish"/>.</summary>
    public Tensor Target(in RawTensor into)
    {
        if (into.Storage is TorchStorage) return In(into);
        var target = Copied(into, out var flat);
        _hostResults.Add((into, flat));
        return target;
    }

    /// <summary>Hands a result out: copied to <paramref name="into"/> where it exists, else the tensor itself.</summary>
    public RawTensor Result(Tensor value, in RawTensor into)
    {
        if (!into.Exists) return Result(value);
        Target(into).copy_(value);
        return into;
    }

    /// <summary>Hands a result out, and its memory with it.</summary>
    public RawTensor Result(Tensor value)
    {
        if (_held.Contains(value)) value = value.clone();
        return Adopt(value, null);
    }

    /// <summary>Takes a tensor over that nothing else owns; a <paramref name="likely"/> shape saves making one.</summary>
    public static RawTensor Adopt(Tensor value, Shape? likely)
    {
        var shape = ShapeOf(value, likely);
        if (!shape.IsNonOverlappingAndDense)
        {
            var dense = value.contiguous();
            value.Dispose();
            (value, shape) = (dense, Shape.Of(shape.Sizes));
        }

        var dtype = TorchDevices.Of(value.dtype);
        return new(new TorchStorage(value, shape, dtype, TorchDevices.Of(value)), shape, 0, dtype);
    }

    /// <summary>Copies results back that the facade wants in its own memory.</summary>
    public void Finish()
    {
        foreach (var (into, flat) in _hostResults)
        {
            HostCopy.Read(flat, (HostStorage)into.Storage, into.Offset * into.DType.itemsize);
        }
    }

    private Tensor Copied(in RawTensor x, out Tensor flat)
    {
        flat = HostCopy.Make(x);
        return x.Rank == 0 ? flat : flat.as_strided(x.Sizes.ToArray(), x.Strides.ToArray());
    }

    private static Shape ShapeOf(Tensor value, Shape? likely)
    {
        var rank = (int)value.Dimensions;
        if (rank == 0) return Shape.Scalar;
        Span<long> both = stackalloc long[2 * rank];
        var sizes = both[..rank];
        var strides = both[rank..];
        for (var d = 0; d < rank; d++) (sizes[d], strides[d]) = (value.size(d), value.stride(d));
        return likely is not null && likely.Sizes.SequenceEqual(sizes) && likely.Strides.SequenceEqual(strides)
            ? likely
            : Shape.Of(sizes, strides);
    }
}
