using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Memory of tensors above 8 KiB, which lies outside the garbage collector's heap.</summary>
    /// <remarks>
    /// Nothing needs to be disposed: a tensor that is no longer referred to is found by the garbage collector, which is asked to look when
    /// <see cref="budget"/> bytes have been handed out since it last did. PyTorch has such counters for accelerators only
    /// (<c>torch.accelerator.memory_allocated</c>).
    /// </remarks>
    public static class memory
    {
        /// <summary>Bytes in use, those of dropped tensors that were not found yet included.</summary>
        public static long live_bytes => BlockCache.LiveBytes;

        /// <summary>The most <see cref="live_bytes"/> has been since <see cref="reset_peak"/>.</summary>
        public static long peak_bytes => BlockCache.PeakBytes;

        /// <summary>Bytes of freed memory kept for reuse.</summary>
        public static long idle_bytes => BlockCache.IdleBytes;

        /// <summary>Bytes that may be handed out before the garbage collector is asked to find dropped tensors.</summary>
        public static long budget
        {
            get => BlockCache.Budget;
            set => BlockCache.Budget = value;
        }

        /// <summary>Bytes of freed memory kept for reuse at most.</summary>
        public static long idle_limit
        {
            get => BlockCache.IdleLimit;
            set => BlockCache.IdleLimit = value;
        }

        /// <summary>Makes <see cref="peak_bytes"/> what <see cref="live_bytes"/> is now.</summary>
        public static void reset_peak() => BlockCache.ResetPeak();

        /// <summary>Gives freed memory back to the system.</summary>
        public static void trim() => BlockCache.Trim();
    }
}
