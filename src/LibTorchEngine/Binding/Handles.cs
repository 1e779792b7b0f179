namespace Compat.Engines;

/// <summary>Makes, counts and frees tensor handles (<c>at::Tensor</c> on the native heap); nothing else touches one.</summary>
internal static unsafe class Handles
{
    private static long _live;
    private static long _kept;

    /// <summary>How many handles of this process nobody has freed or consumed yet.</summary>
    public static long Live => Interlocked.Read(ref _live);

    /// <summary>How many handles storages own: with the last of them libtorch frees the memory.</summary>
    public static long Kept => Interlocked.Read(ref _kept);

    /// <summary>A tensor over memory that somebody else owns and keeps in place for as long as the handle lives.</summary>
    public static nint Over(
        void* data, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, int dtype, int deviceType = 0, int deviceIndex = -1)
    {
        nint handle;
        // An empty span has no address; libtorch wants one that is not null even for rank 0.
        long none = 0;
        fixed (long* size = sizes)
        fixed (long* stride = strides)
        {
            TorchFault.Check(Native.FromBlob(
                data, sizes.Length, size == null ? &none : size, stride == null ? &none : stride, 0, dtype, deviceType,
                deviceIndex, &handle, 0, null, 0));
        }

        return Adopt(handle);
    }

    /// <summary>A tensor in memory of libtorch's, not cleared.</summary>
    public static nint Empty(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, int dtype, int deviceType, int deviceIndex)
    {
        nint handle;
        long none = 0;
        fixed (long* size = sizes)
        fixed (long* stride = strides)
        {
            TorchFault.Check(Native.EmptyStrided(
                sizes.Length, size == null ? &none : size, stride == null ? &none : stride, dtype, deviceType, deviceIndex, &handle));
        }

        return Adopt(handle);
    }

    /// <summary>Another owning handle of the same tensor.</summary>
    public static nint Share(nint handle)
    {
        nint another;
        TorchFault.Check(Native.NewHandle(handle, &another));
        return Adopt(another);
    }

    /// <summary>Takes over a handle that libtorch returned.</summary>
    public static nint Adopt(nint handle)
    {
        Interlocked.Increment(ref _live);
        return handle;
    }

    /// <summary>Says that libtorch has taken over <paramref name="count"/> handles.</summary>
    public static void Consumed(int count) => Interlocked.Add(ref _live, -count);

    /// <summary>Another owning handle of the same tensor, for a storage to keep; <see cref="Drop"/> ends it.</summary>
    public static nint Keep(nint handle)
    {
        nint another;
        TorchFault.Check(Native.NewHandle(handle, &another));
        Interlocked.Increment(ref _kept);
        return another;
    }

    /// <summary>Frees a handle that was kept. Runs on the finalizer's thread, where nothing may throw.</summary>
    public static void Drop(nint handle)
    {
        Interlocked.Decrement(ref _kept);
        _ = Native.DeleteTensor(handle);
    }

    public static void Free(nint handle)
    {
        Interlocked.Decrement(ref _live);
        TorchFault.Check(Native.DeleteTensor(handle));
    }
}
