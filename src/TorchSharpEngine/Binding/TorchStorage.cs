namespace Compat.Engines;

/// <summary>Memory of libtorch: one tensor of TorchSharp's, which nothing else owns.</summary>
internal sealed class TorchStorage : Storage
{
    // TorchSharp's own tensors tell the garbage collector nothing of their bytes.
    public static readonly MemoryCount Memory = new(256L << 20);

    private readonly long _start;

    public TorchStorage(Tensor owner, Shape shape, DType dtype, Device device)
    {
        owner.DetachFromDisposeScope();
        // One finalizer for both: this one frees the tensor and takes its bytes off the count.
        GC.SuppressFinalize(owner);
        (Owner, Shape, DType, Device) = (owner, shape, dtype, device);
        ByteCount = (shape.IsContiguous ? shape.Count : shape.Extent) * dtype.itemsize;
        _start = owner.storage_offset();
        Memory.Add(ByteCount);
    }

    ~TorchStorage()
    {
        Memory.Remove(ByteCount);
        Owner.Dispose();
    }

    public Tensor Owner { get; }

    public Shape Shape { get; }

    public DType DType { get; }

    public override long ByteCount { get; }

    public override Device Device { get; }

    /// <summary>The owner, where <paramref name="x"/> is just that; otherwise null.</summary>
    public static Tensor? Whole(in RawTensor x) =>
        x.Storage is TorchStorage storage && storage.Is(x) ? storage.Owner : null;

    /// <summary>A new tensor over the part of this memory that <paramref name="x"/> looks at; the caller disposes it.</summary>
    public Tensor View(in RawTensor x)
    {
        if (x.DType == DType) return Owner.as_strided(x.Sizes.ToArray(), x.Strides.ToArray(), _start + x.Offset);
        // The parts of complex numbers, looked at as real ones; and the other way round.
        using var other = DType.is_complex ? Owner.view_as_real() : Pairs();
        var start = DType.is_complex ? _start * 2 : _start / 2;
        return other.as_strided(x.Sizes.ToArray(), x.Strides.ToArray(), start + x.Offset);
    }

    private bool Is(in RawTensor x) =>
        x.Offset == 0 && x.DType == DType && (ReferenceEquals(x.Shape, Shape) || x.Shape.SameLayout(Shape));

    private Tensor Pairs()
    {
        using var pairs = Owner.as_strided([ByteCount / DType.itemsize / 2, 2], [2, 1], _start);
        return pairs.view_as_complex();
    }
}
