using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    // float32 runs that lie side by side, by vectors; a run is one thread's, so that bits do not depend on the number of threads.
    private static unsafe void SoftmaxRuns(in RawTensor r, int length, bool log)
    {
        if (r.Count == 0) return;
        fixed (float* start = &r.Ref<float>())
        {
            var perChunk = Math.Max(1, Strided.Grain / 4 / length);
            var rows = r.Count / length;
            WorkPool.For((int)((rows + perChunk - 1) / perChunk), new SoftmaxChunk(start, rows, length, perChunk, log));
        }

        GC.KeepAlive(r.Storage);
    }

    private readonly unsafe struct SoftmaxChunk(float* start, long rows, int length, long perChunk, bool log) : IChunkBody
    {
        private readonly float* _start = start;

        public void Invoke(int chunk)
        {
            var scratch = stackalloc float[Vector<float>.Count];
            for (var row = chunk * perChunk; row < Math.Min(rows, (chunk + 1) * perChunk); row++) Row(_start + (row * length), scratch);
        }

        private void Row(float* x, float* scratch)
        {
            var largest = new Vector<float>(float.NegativeInfinity);
            var i = 0;
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count) largest = Vector.Max(largest, Vector.Load(x + i));
            Vector.Store(largest, scratch);
            var most = float.NegativeInfinity;
            for (var k = 0; k < Vector<float>.Count; k++) most = MathF.Max(most, scratch[k]);
            for (; i < length; i++) most = MathF.Max(most, x[i]);

            var shift = new Vector<float>(most);
            var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
            for (i = 0; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var e = VectorMath.Exp(Vector.Load(x + i) - shift);
                Add(e, ref low, ref high);
                if (!log) Vector.Store(e, x + i);
            }

            if (i < length)
            {
                for (var k = 0; k < Vector<float>.Count; k++) scratch[k] = i + k < length ? x[i + k] : float.NegativeInfinity;
                var e = VectorMath.Exp(Vector.Load(scratch) - shift);
                for (var k = 0; k < Vector<float>.Count; k++) scratch[k] = i + k < length ? e[k] : 0;
                Add(Vector.Load(scratch), ref low, ref high);
                for (var k = 0; !log && i + k < length; k++) x[i + k] = scratch[k];
            }

            var sum = Vector.Sum(low + high);
            Finish(x, most, sum);
        }

        private void Finish(float* x, float most, double sum)
        {
            var divisor = (float)sum;
            var logarithm = (float)Math.Log(sum);
            var i = 0;
            for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var value = Vector.Load(x + i);
                Vector.Store(log ? value - new Vector<float>(most) - new Vector<float>(logarithm) : value / divisor, x + i);
            }

            for (; i < length; i++) x[i] = log ? x[i] - most - logarithm : x[i] / divisor;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add(Vector<float> e, ref Vector<double> low, ref Vector<double> high)
        {
            Vector.Widen(e, out var first, out var second);
            low += first;
            high += second;
        }
    }
}
