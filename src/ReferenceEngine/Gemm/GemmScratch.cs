using System.Runtime.InteropServices;

namespace Compat.Engines;

// Packing buffers, two a thread, kept for the thread's life: a product inside a chunk of another uses its own thread's pair.
internal sealed unsafe class GemmScratch
{
    private const nuint Alignment = 64;

    [ThreadStatic]
    private static GemmScratch? OfRows;

    [ThreadStatic]
    private static GemmScratch? OfColumns;

    private void* _memory;
    private long _bytes;

    ~GemmScratch() => NativeMemory.AlignedFree(_memory);

    public static T* Rows<T>(long count)
        where T : unmanaged => (T*)(OfRows ??= new()).Take(count * sizeof(T));

    public static T* Columns<T>(long count)
        where T : unmanaged => (T*)(OfColumns ??= new()).Take(count * sizeof(T));

    private void* Take(long bytes)
    {
        if (bytes > _bytes) Grow(bytes);
        return _memory;
    }

    private void Grow(long bytes)
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
        _bytes = 0;
        _memory = NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
        _bytes = bytes;
    }
}
