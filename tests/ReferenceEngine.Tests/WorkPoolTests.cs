using Compat.Engines;
using Xunit;

namespace Compat.ReferenceEngine.Tests;

[Collection(nameof(WorkPool))]
public sealed unsafe class WorkPoolTests : IDisposable
{
    private readonly int _threads = WorkPool.Threads;

    public void Dispose() => WorkPool.Threads = _threads;

    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void Every_chunk_runs_once(int threads)
    {
        WorkPool.Threads = threads;
        for (var round = 0; round < 2000; round++)
        {
            var counts = new int[round % 37];
            WorkPool.For(counts.Length, new Count(counts));
            Assert.All(counts, x => Assert.Equal(1, x));
        }
    }

    [Fact]
    public void A_nested_job_runs_inline()
    {
        WorkPool.Threads = 4;
        var counts = new int[16 * 16];
        WorkPool.For(16, new Nested(counts));
        Assert.All(counts, x => Assert.Equal(1, x));
    }

    [Fact]
    public void Several_callers_may_dispatch_at_once()
    {
        WorkPool.Threads = 4;
        var wrong = 0;
        var callers = Enumerable.Range(0, 4).Select(_ => new Thread(Dispatch)).ToArray();
        foreach (var caller in callers) caller.Start();
        foreach (var caller in callers) caller.Join();
        Assert.Equal(0, wrong);

        void Dispatch()
        {
            for (var round = 0; round < 500; round++)
            {
                var counts = new int[20];
                WorkPool.For(counts.Length, new Count(counts));
                if (counts.Any(x => x != 1)) Interlocked.Increment(ref wrong);
            }
        }
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_the_pool_goes_on()
    {
        WorkPool.Threads = 3;
        for (var round = 0; round < 50; round++)
        {
            Assert.Throws<InvalidOperationException>(() => WorkPool.For(30, new Fails(round % 30)));
            Every_chunk_of_ten();
        }

        static void Every_chunk_of_ten()
        {
            var counts = new int[10];
            WorkPool.For(10, new Count(counts));
            Assert.All(counts, x => Assert.Equal(1, x));
        }
    }

    [Fact]
    public void A_dispatch_allocates_nothing()
    {
        WorkPool.Threads = 2;
        var counts = new int[8];
        for (var i = 0; i < 10; i++) WorkPool.For(8, new Count(counts));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) WorkPool.For(8, new Count(counts));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Threads_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkPool.Threads = 0);

    [Theory]
    [InlineData(300, 200, 500), InlineData(64, 128, 784), InlineData(8, 2000, 300), InlineData(400, 20, 300)]
    [InlineData(1, 3000, 700), InlineData(3000, 1, 700)]
    public void Products_have_the_same_bits_for_any_number_of_threads(int m, int n, int k)
    {
        var random = new Random(7);
        var a = GemmCase<float>.Numbers(random, m * k);
        var b = GemmCase<float>.Numbers(random, k * n);
        var first = Multiply(1);
        Assert.Equal(first, Multiply(2));
        Assert.Equal(first, Multiply(4));

        float[] Multiply(int threads)
        {
            WorkPool.Threads = threads;
            var c = new float[m * n];
            fixed (float* pa = a, pb = b, pc = c) Gemm.Run(m, n, k, 1, pa, k, 1, pb, 1, k, 0, pc, n, 1);
            return c;
        }
    }

    private readonly struct Count(int[] counts) : IChunkBody
    {
        public void Invoke(int chunk) => Interlocked.Increment(ref counts[chunk]);
    }

    private readonly struct Nested(int[] counts) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            var part = new int[16];
            WorkPool.For(16, new Count(part));
            part.CopyTo(counts, chunk * 16);
        }
    }

    private readonly struct Fails(int at) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            if (chunk == at) throw new InvalidOperationException();
        }
    }
}
