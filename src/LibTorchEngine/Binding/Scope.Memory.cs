using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Compat.Engines;

internal sealed unsafe partial class Scope
{
    // On the pinned heap: never moves, and goes with the scope.
    private readonly byte[] _scratch = GC.AllocateUninitializedArray<byte>(4096, pinned: true);
    private readonly List<GCHandle> _pins = [];
    private int _used;

    /// <summary>Holds <paramref name="array"/> in place until the scope ends; its first byte.</summary>
    public byte* Pin(Array array)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        _pins.Add(pin);
        return (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
    }

    /// <summary>Memory of the scope, aligned to 16 bytes: for copies of what lies inside objects, and for numbers.</summary>
    public byte* Scratch(int bytes)
    {
        var start = (_used + 15) & ~15;
        if (start + bytes + 15 > _scratch.Length) return Align(Pin(GC.AllocateUninitializedArray<byte>(bytes + 15)));
        _used = start + bytes;
        return Align((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_scratch)) + start);
    }

    /// <summary>A tensor over memory that outlives the scope or is pinned by it; <paramref name="data"/> is its first element.</summary>
    public Value Over(void* data, ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, int scalarType) =>
        Own(Handles.Over(data, sizes, strides, scalarType));

    private static byte* Align(byte* address) => (byte*)(((nint)address + 15) & ~15);

    private void Unpin()
    {
        foreach (var pin in _pins) pin.Free();
        _pins.Clear();
        _held.Clear();
        _place = null;
        _used = 0;
    }
}
