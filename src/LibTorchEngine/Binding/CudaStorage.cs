namespace Compat.Engines;

/// <summary>Memory on a CUDA device, which lives as long as the libtorch handle that this storage keeps.</summary>
internal sealed unsafe class CudaStorage : Storage
{
    private nint _handle;

    /// <summary>Takes over a handle of <see cref="Handles.Keep"/>, whose memory begins at <paramref name="data"/>.</summary>
    public CudaStorage(nint handle, byte* data, long bytes, Device device)
    {
        _handle = handle;
        Data = data;
        ByteCount = bytes;
        Device = device;
        Count.Add(bytes);
    }

    /// <summary>The bytes on all devices.</summary>
    public static MemoryCount Count { get; } = new(256L << 20);

    /// <summary>The first byte, in the memory of the device; null where there is none.</summary>
    public byte* Data { get; }

    public override long ByteCount { get; }

    public override Device Device { get; }

    // The allocator of libtorch hands memory on in the order of the stream, which work that was queued before keeps.
    ~CudaStorage()
    {
        if (_handle == 0) return;
        Handles.Drop(_handle);
        _handle = 0;
        Count.Remove(ByteCount);
    }
}
