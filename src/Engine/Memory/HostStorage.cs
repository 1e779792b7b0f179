using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>
/// CPU memory in three forms: up to 16 bytes inside this object, up to 8 KiB in a managed array, above that a native block: of
/// <see cref="BlockCache"/>, or lent by the library that made it. Only the last has a finalizer.
/// </summary>
/// <remarks>
/// Whoever takes <see cref="Data"/> or a span calls <see cref="GC.KeepAlive"/> on the storage after the last use: a reference into a
/// native block does not keep its owner alive.
/// </remarks>
public sealed unsafe class HostStorage : Storage
{
    internal const int InlineBytes = 16;
    /// <summary>The most bytes that lie in managed memory.</summary>
    public const int ManagedBytes = 8192;

    private InlineBlock _inline;
    private object? _owner;
    private byte* _pointer;

    /// <summary>Memory of <paramref name="bytes"/> bytes, not cleared above 1 KiB.</summary>
    public HostStorage(long bytes)
    {
        ByteCount = bytes;
        if (bytes <= InlineBytes) return;
        if (bytes <= ManagedBytes)
        {
            _owner = bytes < 1024 ? new byte[bytes] : GC.AllocateUninitializedArray<byte>((int)bytes);
            return;
        }

        var block = BlockCache.Rent(bytes);
        _owner = block;
        _pointer = block.Pointer;
    }

    /// <summary>The <paramref name="bytes"/> bytes of a block, whose owner this storage becomes.</summary>
    public HostStorage(NativeBlock block, long bytes)
    {
        ByteCount = bytes;
        _owner = block;
        _pointer = block.Pointer;
    }

    public override long ByteCount { get; }

    public override Device Device => Device.Cpu;

    /// <summary>The native block, where this storage has one: what another library may share without copying.</summary>
    public NativeBlock? Block => _owner as NativeBlock;

    /// <summary>The managed array, where the memory is one: what is pinned for a library to look into.</summary>
    public byte[]? Array => _owner as byte[];

    /// <summary>Where the memory lies; of memory that the garbage collector may move, where it lies now.</summary>
    public long Address => (long)(nint)Unsafe.AsPointer(ref Data);

    /// <summary>The first byte.</summary>
    public ref byte Data
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_pointer != null) return ref *_pointer;
            return ref _owner is null
                ? ref Unsafe.As<InlineBlock, byte>(ref _inline)
                : ref MemoryMarshal.GetArrayDataReference(Unsafe.As<byte[]>(_owner));
        }
    }

    /// <summary>Element <paramref name="offset"/> of this memory read as <typeparamref name="T"/>s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At<T>(long offset)
        where T : unmanaged => ref Unsafe.Add(ref Unsafe.As<byte, T>(ref Data), (nint)offset);

    /// <summary>Fills the memory with zero bytes.</summary>
    public void Clear()
    {
        for (long done = 0; done < ByteCount;)
        {
            var part = (int)Math.Min(ByteCount - done, 1 << 30);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Data, (nint)done), part).Clear();
            done += part;
        }

        GC.KeepAlive(this);
    }

    /// <summary>Gives a native block back at once. Only for storage that never left the library.</summary>
    public void Release()
    {
        if (_owner is not NativeBlock block) return;
        _owner = null;
        _pointer = null;
        block.Release();
    }

    [InlineArray(2)]
    private struct InlineBlock
    {
        private ulong _first;
    }
}
