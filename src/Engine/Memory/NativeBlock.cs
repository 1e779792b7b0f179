namespace Compat.Engines;

/// <summary>One native block with one owner; dropped, it goes back where it came from when the garbage collector finds it.</summary>
public sealed unsafe class NativeBlock
{
    private readonly int _sizeClass;
    private readonly long _foreignBytes;
    private readonly delegate*<nint, void> _free;
    private readonly nint _lender;
    private int _holders = 1;

    internal NativeBlock(byte* pointer, int sizeClass)
    {
        Pointer = pointer;
        _sizeClass = sizeClass;
    }

    /// <summary>Takes over <paramref name="bytes"/> bytes that another library has made; they count as those of the cache do.</summary>
    /// <param name="pointer">The first byte.</param>
    /// <param name="bytes">How many there are.</param>
    /// <param name="free">Gives them back, on any thread; called once, with <paramref name="lender"/>; does not throw.</param>
    /// <param name="lender">What the other library knows them by.</param>
    public NativeBlock(byte* pointer, long bytes, delegate*<nint, void> free, nint lender)
    {
        Pointer = pointer;
        _foreignBytes = bytes;
        _free = free;
        _lender = lender;
        BlockCache.Count.Add(bytes);
    }

    public byte* Pointer { get; private set; }

    /// <summary>Another library (a libtorch handle) starts to refer to the block.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Ends one reference; with the last the block returns to where it came from.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0) return;
        GC.SuppressFinalize(this);
        Return();
    }

    // Holders other than the owner keep this object alive themselves, so nobody refers to the block here.
    ~NativeBlock() => Return();

    private void Return()
    {
        var pointer = Pointer;
        if (pointer == null) return;
        Pointer = null;
        if (_free == null)
        {
            BlockCache.Return(pointer, _sizeClass);
            return;
        }

        _free(_lender);
        BlockCache.Count.Remove(_foreignBytes);
    }
}
