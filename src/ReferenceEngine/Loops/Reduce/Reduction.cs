namespace Compat.Engines;

/// <summary>Folds a run of outputs: <c>n</c> results, <c>xStep</c> and <c>rStep</c> elements apart.</summary>
internal unsafe interface IReductionLoop<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    void Invoke(ReductionPlan plan, TIn* x, TOut* r, long n, long xStep, long rStep);
}

/// <summary>Hands out a reduction's outputs, in parallel over outputs only: how they are cut depends on sizes, not on threads.</summary>
internal static unsafe class Reduction
{
    // Runs of columns are cut at multiples of what the column loops take at once.
    private const long Columns = 64;

    /// <summary>The destination, or a new tensor whose folded dimensions are 1 or gone.</summary>
    public static RawTensor Result(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into, DType dtype)
    {
        if (into.Exists) return into;
        Span<long> sizes = stackalloc long[x.Rank];
        var rank = 0;
        for (var d = 0; d < x.Rank; d++)
        {
            var folded = dims.Contains(d);
            if (!folded || keepdim) sizes[rank++] = folded ? 1 : x.Sizes[d];
        }

        return RawTensor.OnHost(Shape.Of(sizes[..rank]), dtype);
    }

    public static void Run<TIn, TOut, TLoop>(TLoop loop, in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor r)
        where TIn : unmanaged
        where TOut : unmanaged
        where TLoop : struct, IReductionLoop<TIn, TOut>
    {
        if (r.Count == 0) return;
        var plan = new ReductionPlan(x, dims, keepdim, r);
        fixed (TIn* px = &x.Ref<TIn>())
        fixed (TOut* pr = &r.Ref<TOut>())
        {
            var chunks = new Chunks<TIn, TOut, TLoop>(loop, plan, px, pr);
            if (chunks.Count == 1 || WorkPool.Threads == 1) chunks.All();
            else WorkPool.For(chunks.Count, chunks);
        }

        GC.KeepAlive(x.Storage);
        GC.KeepAlive(r.Storage);
    }

    private readonly struct Chunks<TIn, TOut, TLoop> : IChunkBody
        where TIn : unmanaged
        where TOut : unmanaged
        where TLoop : struct, IReductionLoop<TIn, TOut>
    {
        private readonly TLoop _loop;
        private readonly ReductionPlan _plan;
        private readonly TIn* _x;
        private readonly TOut* _r;
        private readonly long _runs;
        private readonly long _piece;
        private readonly long _pieces;
        private readonly long _perChunk;

        public Chunks(TLoop loop, ReductionPlan plan, TIn* x, TOut* r)
        {
            (_loop, _plan) = (loop, plan);
            _x = x;
            _r = r;
            var size = plan.Run.Size;
            var work = Math.Max(1, plan.Count);
            _runs = plan.Outputs / size;
            var wanted = Math.Max(1, Strided.Grain / work);
            _piece = Math.Min(size, plan.IsOuter ? (wanted + Columns - 1) / Columns * Columns : wanted);
            _pieces = (size + _piece - 1) / _piece;
            _perChunk = Math.Max(1, Strided.Grain / (_piece * work));
            Count = (int)(((_runs * _pieces) + _perChunk - 1) / _perChunk);
        }

        public int Count { get; }

        public void All()
        {
            for (long run = 0; run < _runs; run++) Do(run, 0, _plan.Run.Size);
        }

        public void Invoke(int chunk)
        {
            var to = Math.Min((chunk + 1) * _perChunk, _runs * _pieces);
            for (var piece = chunk * _perChunk; piece < to; piece++)
            {
                var from = piece % _pieces * _piece;
                Do(piece / _pieces, from, Math.Min(_piece, _plan.Run.Size - from));
            }
        }

        private void Do(long run, long from, long n)
        {
            var (_, xStep, rStep) = _plan.Run;
            var (x, r) = (from * xStep, from * rStep);
            for (var d = 1; d < _plan.KeptRank; d++)
            {
                var size = _plan.Kept.Span[d];
                x += run % size * _plan.KeptX.Span[d];
                r += run % size * _plan.KeptR.Span[d];
                run /= size;
            }

            _loop.Invoke(_plan, _x + x, _r + r, n, xStep, rStep);
        }
    }
}
