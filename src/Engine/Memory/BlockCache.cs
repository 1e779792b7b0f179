using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>
/// Native blocks by size class (four classes a power of two, 64-byte aligned), kept for reuse: fresh pages cost fifteen times as
/// much as pages used before. A byte budget of blocks that were dropped rather than released triggers a collection.
/// </summary>
public static unsafe class BlockCache
{
    private const int Classes = 256;
    private const int Smallest = 13;
    private static readonly Lock Gate = new();
    private static readonly Stack<nint>[] Free = [.. Enumerable.Range(0, Classes).Select(_ => new Stack<nint>())];
    private static long _idle;

    /// <summary>Bytes that may be handed out before the collector is asked to find dropped blocks.</summary>
    public static long Budget
    {
        get => Count.Budget;
        set => Count.Budget = value;
    }

    /// <summary>Bytes of free blocks kept for reuse at most.</summary>
    public static long IdleLimit { get; set; } = 1L << 30;

    /// <summary>Bytes in native blocks that are in use, dropped ones that were not yet found included.</summary>
    public static long LiveBytes => Count.Live;

    /// <summary>The most <see cref="LiveBytes"/> has been since <see cref="ResetPeak"/>.</summary>
    public static long PeakBytes => Count.Peak;

    /// <summary>Bytes of free blocks kept for reuse.</summary>
    public static long IdleBytes => Interlocked.Read(ref _idle);

    /// <summary>The bytes of native blocks, those that other libraries have lent included.</summary>
    internal static MemoryCount Count { get; } = new(64L << 20);

    /// <summary>Gives the free blocks back to the system.</summary>
    public static void Trim()
    {
        lock (Gate)
        {
            for (var sizeClass = 0; sizeClass < Classes; sizeClass++)
            {
                while (Free[sizeClass].TryPop(out var pointer))
                {
                    _idle -= SizeOf(sizeClass);
                    NativeMemory.AlignedFree((void*)pointer);
                }
            }
        }
    }

    public static void ResetPeak() => Count.ResetPeak();

    // More than any machine addresses.
    private const long MostBytes = 1L << 47;

    internal static int ClassOf(long bytes)
    {
        if (bytes <= 1L << Smallest) return 0;
        var log = 63 - (int)ulong.LeadingZeroCount((ulong)(bytes - 1));
        var quarter = (int)((bytes - 1) >> (log - 2)) & 3;
        return ((log - Smallest) * 4) + quarter + 1;
    }

    internal static long SizeOf(int sizeClass)
    {
        if (sizeClass == 0) return 1L << Smallest;
        var (log, quarter) = (((sizeClass - 1) / 4) + Smallest, (sizeClass - 1) % 4);
        return (1L << log) + ((quarter + 1L) << (log - 2));
    }

    internal static NativeBlock Rent(long bytes)
    {
        if (bytes > MostBytes) throw NoMemory(bytes);
        var sizeClass = ClassOf(bytes);
        var size = SizeOf(sizeClass);
        Count.Add(size);
        nint pointer;
        lock (Gate)
        {
            if (Free[sizeClass].TryPop(out pointer)) _idle -= size;
        }

        if (pointer == 0) pointer = Allocate(size, bytes);
        return new NativeBlock((byte*)pointer, sizeClass);
    }

    /// <exception cref="RuntimeError">There is not that much memory.</exception>
    private static nint Allocate(long size, long bytes)
    {
        try
        {
            return (nint)NativeMemory.AlignedAlloc((nuint)size, 64);
        }
        catch (OutOfMemoryException)
        {
            Count.Remove(size);
            throw NoMemory(bytes);
        }
    }

    private static RuntimeError NoMemory(long bytes) => new(
        "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
        + $"allocate {bytes} bytes. Error code 12 (Cannot allocate memory)");

    internal static void Return(byte* pointer, int sizeClass)
    {
        var size = SizeOf(sizeClass);
        Count.Remove(size);
        lock (Gate)
        {
            if (_idle + size <= IdleLimit)
            {
                _idle += size;
                Free[sizeClass].Push((nint)pointer);
                return;
            }
        }

        NativeMemory.AlignedFree(pointer);
    }
}
