using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>The inner loop of an element-wise kernel: n elements of each operand, <c>strides</c> bytes apart.</summary>
/// <remarks>The counterpart of ATen's <c>loop1d_t</c>; operand 0 is the destination.</remarks>
internal unsafe interface ILoop
{
    void Invoke(byte** data, long* strides, long n);
}

/// <summary>Walks operands of any strides together: dimensions sorted by stride and merged, then an inner loop over the fastest.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/TensorIterator.cpp</c>.</remarks>
internal static unsafe class Strided
{
    // ATen's GRAIN_SIZE: below it a loop is not worth a second thread.
    internal const long Grain = 32768;

    public static void Run<TLoop>(TLoop loop, in RawTensor r)
        where TLoop : struct, ILoop
    {
        fixed (byte* pr = &Start(r))
        {
            byte** data = stackalloc byte*[] { pr };
            Run(loop, r.Sizes, data, [r]);
        }

        GC.KeepAlive(r.Storage);
    }

    public static void Run<TLoop>(TLoop loop, in RawTensor r, in RawTensor a)
        where TLoop : struct, ILoop
    {
        fixed (byte* pr = &Start(r), pa = &Start(a))
        {
            byte** data = stackalloc byte*[] { pr, pa };
            if (Flat(r, a))
            {
                long* strides = stackalloc long[] { r.DType.itemsize, a.DType.itemsize };
                RunFlat(loop, data, strides, 2, r.Count);
            }
            else
            {
                Run(loop, r.Sizes, data, [r, a]);
            }
        }

        GC.KeepAlive(r.Storage);
        GC.KeepAlive(a.Storage);
    }

    public static void Run<TLoop>(TLoop loop, in RawTensor r, in RawTensor a, in RawTensor b)
        where TLoop : struct, ILoop
    {
        fixed (byte* pr = &Start(r), pa = &Start(a), pb = &Start(b))
        {
            byte** data = stackalloc byte*[] { pr, pa, pb };
            var (flatA, flatB) = (Flat(r, a), Flat(r, b));
            if ((flatA && flatB) || (r.IsContiguous && (flatA || a.Count == 1) && (flatB || b.Count == 1)))
            {
                long* strides = stackalloc long[] { r.DType.itemsize, flatA ? a.DType.itemsize : 0, flatB ? b.DType.itemsize : 0 };
                RunFlat(loop, data, strides, 3, r.Count);
            }
            else
            {
                Run(loop, r.Sizes, data, [r, a, b]);
            }
        }

        GC.KeepAlive(r.Storage);
        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
    }

    public static void Run<TLoop>(TLoop loop, in RawTensor r, in RawTensor a, in RawTensor b, in RawTensor c)
        where TLoop : struct, ILoop
    {
        fixed (byte* pr = &Start(r), pa = &Start(a), pb = &Start(b), pc = &Start(c))
        {
            byte** data = stackalloc byte*[] { pr, pa, pb, pc };
            Run(loop, r.Sizes, data, [r, a, b, c]);
        }

        GC.KeepAlive(r.Storage);
        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
        GC.KeepAlive(c.Storage);
    }

    /// <summary>
    /// As <see cref="Run{TLoop}(TLoop, in RawTensor, in RawTensor, in RawTensor)"/>, by one thread, one element after the other.
    /// </summary>
    public static void RunInOrder<TLoop>(TLoop loop, in RawTensor r, in RawTensor a, in RawTensor b)
        where TLoop : struct, ILoop
    {
        fixed (byte* pr = &Start(r), pa = &Start(a), pb = &Start(b))
        {
            byte** data = stackalloc byte*[] { pr, pa, pb };
            long* extents = stackalloc long[r.Rank + 1];
            long* strides = stackalloc long[(r.Rank + 1) * 3];
            var merged = Plan(r.Sizes, [r, a, b], extents, strides);
            long outer = 1;
            for (var d = 1; d < merged; d++) outer *= extents[d];
            if (merged > 0) new OuterChunks<TLoop>(loop, data, extents, strides, merged, 3, outer, outer).Invoke(0);
        }

        GC.KeepAlive(r.Storage);
        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
    }

    public static void Run<TLoop>(
        TLoop loop, in RawTensor r, in RawTensor a, in RawTensor b, in RawTensor c, in RawTensor d)
        where TLoop : struct, ILoop
    {
        fixed (byte* pr = &Start(r), pa = &Start(a), pb = &Start(b), pc = &Start(c), pd = &Start(d))
        {
            byte** data = stackalloc byte*[] { pr, pa, pb, pc, pd };
            Run(loop, r.Sizes, data, [r, a, b, c, d]);
        }

        GC.KeepAlive(r.Storage);
        GC.KeepAlive(a.Storage);
        GC.KeepAlive(b.Storage);
        GC.KeepAlive(c.Storage);
        GC.KeepAlive(d.Storage);
    }

    /// <summary>The first byte of a tensor's first element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Start(in RawTensor x) =>
        ref Unsafe.AddByteOffset(ref Unsafe.As<HostStorage>(x.Storage).Data, (nint)(x.Offset * x.DType.itemsize));

    private static bool Flat(in RawTensor r, in RawTensor x) =>
        ReferenceEquals(r.Shape, x.Shape) ? r.IsContiguous : r.IsContiguous && x.IsContiguous && r.Shape.SameSizes(x.Shape);

    private static void RunFlat<TLoop>(TLoop loop, byte** data, long* strides, int operands, long count)
        where TLoop : struct, ILoop
    {
        if (count <= Grain || WorkPool.Threads == 1)
        {
            if (count > 0) loop.Invoke(data, strides, count);
            return;
        }

        var chunks = (int)((count + Grain - 1) / Grain);
        WorkPool.For(chunks, new FlatChunks<TLoop>(loop, data, strides, operands, count));
    }

    [SkipLocalsInit]
    private static void Run<TLoop>(TLoop loop, ReadOnlySpan<long> sizes, byte** data, ReadOnlySpan<RawTensor> operands)
        where TLoop : struct, ILoop
    {
        var (rank, count) = (sizes.Length, operands.Length);
        long* extents = stackalloc long[rank + 1];
        long* strides = stackalloc long[(rank + 1) * count];
        var merged = Plan(sizes, operands, extents, strides);
        if (merged < 0) return;
        WalkOuter(loop, data, extents, strides, merged, count);
    }

    /// <summary>
    /// Byte strides by dimension (fastest first), operands side by side; returns the number of dimensions, −1 without elements.
    /// </summary>
    private static int Plan(ReadOnlySpan<long> sizes, ReadOnlySpan<RawTensor> operands, long* extents, long* strides)
    {
        var (rank, count) = (sizes.Length, operands.Length);
        Span<long> byOperand = stackalloc long[Math.Max(1, rank * count)];
        for (var o = 0; o < count; o++)
        {
            var own = byOperand.Slice(o * rank, rank);
            operands[o].Shape.StridesFor(sizes, own);
            foreach (ref var stride in own) stride *= operands[o].DType.itemsize;
        }

        Span<int> order = stackalloc int[Math.Max(1, rank)];
        Shape.IterationOrder(sizes, byOperand, count, order[..rank]);
        var merged = 0;
        for (var i = 0; i < rank; i++)
        {
            var d = order[i];
            if (sizes[d] == 0) return -1;
            if (sizes[d] == 1) continue;
            if (merged > 0 && Continues(byOperand, rank, d, extents[merged - 1], strides + ((merged - 1) * count), count))
            {
                extents[merged - 1] *= sizes[d];
                continue;
            }

            extents[merged] = sizes[d];
            for (var o = 0; o < count; o++) strides[(merged * count) + o] = byOperand[(o * rank) + d];
            merged++;
        }

        if (merged > 0) return merged;
        extents[0] = 1;
        for (var o = 0; o < count; o++) strides[o] = operands[o].DType.itemsize;
        return 1;
    }

    private static bool Continues(ReadOnlySpan<long> byOperand, int rank, int d, long extent, long* inner, int count)
    {
        for (var o = 0; o < count; o++)
        {
            if (byOperand[(o * rank) + d] != inner[o] * extent) return false;
        }

        return true;
    }

    private static void WalkOuter<TLoop>(TLoop loop, byte** data, long* extents, long* strides, int rank, int operands)
        where TLoop : struct, ILoop
    {
        long outer = 1;
        for (var d = 1; d < rank; d++) outer *= extents[d];
        if (outer == 1 && extents[0] > Grain && WorkPool.Threads > 1)
        {
            RunFlat(loop, data, strides, operands, extents[0]);
            return;
        }

        var perChunk = Math.Max(1, Grain / extents[0]);
        var chunks = (int)((outer + perChunk - 1) / perChunk);
        var body = new OuterChunks<TLoop>(loop, data, extents, strides, rank, operands, outer, perChunk);
        if (chunks == 1 || WorkPool.Threads == 1)
        {
            for (var chunk = 0; chunk < chunks; chunk++) body.Invoke(chunk);
            return;
        }

        WorkPool.For(chunks, body);
    }

    private readonly struct FlatChunks<TLoop>(TLoop loop, byte** data, long* strides, int operands, long count) : IChunkBody
        where TLoop : struct, ILoop
    {
        private readonly byte** _data = data;
        private readonly long* _strides = strides;

        public void Invoke(int chunk)
        {
            var from = chunk * Grain;
            byte** at = stackalloc byte*[operands];
            for (var o = 0; o < operands; o++) at[o] = _data[o] + (from * _strides[o]);
            loop.Invoke(at, _strides, Math.Min(Grain, count - from));
        }
    }

    [SuppressMessage("Style", "IDE0290", Justification = "pointers cannot be captured by a primary constructor's parameters")]
    private readonly struct OuterChunks<TLoop> : IChunkBody
        where TLoop : struct, ILoop
    {
        private readonly TLoop _loop;
        private readonly byte** _data;
        private readonly long* _extents;
        private readonly long* _strides;
        private readonly int _rank;
        private readonly int _operands;
        private readonly long _outer;
        private readonly long _perChunk;

        public OuterChunks(
            TLoop loop, byte** data, long* extents, long* strides, int rank, int operands, long outer, long perChunk)
        {
            _loop = loop;
            _data = data;
            _extents = extents;
            _strides = strides;
            _rank = rank;
            _operands = operands;
            _outer = outer;
            _perChunk = perChunk;
        }

        public void Invoke(int chunk)
        {
            var from = chunk * _perChunk;
            var to = Math.Min(from + _perChunk, _outer);
            byte** at = stackalloc byte*[_operands];
            long* index = stackalloc long[_rank];
            Seek(from, at, index);
            for (var step = from; ;)
            {
                _loop.Invoke(at, _strides, _extents[0]);
                if (++step >= to) return;
                Advance(at, index);
            }
        }

        private void Seek(long step, byte** at, long* index)
        {
            for (var o = 0; o < _operands; o++) at[o] = _data[o];
            for (var d = 1; d < _rank; d++)
            {
                index[d] = step % _extents[d];
                step /= _extents[d];
                for (var o = 0; o < _operands; o++) at[o] += index[d] * _strides[(d * _operands) + o];
            }
        }

        private void Advance(byte** at, long* index)
        {
            for (var d = 1; d < _rank; d++)
            {
                var carry = ++index[d] == _extents[d];
                var steps = carry ? 1 - _extents[d] : 1;
                for (var o = 0; o < _operands; o++) at[o] += steps * _strides[(d * _operands) + o];
                if (!carry) return;
                index[d] = 0;
            }
        }
    }
}
