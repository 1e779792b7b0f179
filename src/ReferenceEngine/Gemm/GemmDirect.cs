using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

// Small and flat products: A is never packed, B only where its rows are not contiguous or a panel is not full.
internal static unsafe class GemmDirect<T, TTile>
    where T : unmanaged, INumberBase<T>
    where TTile : struct, ITile<T>
{
    public static bool Suits(long m, long n, long k, long cCol) =>
        cCol == 1 && k <= TTile.Depth && (m <= 2 * TTile.DirectRows || (double)m * n * k <= 96 * 96 * 96);

    public static void Run(
        int m, long n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow)
    {
        var body = new Body(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow);
        var panels = (int)((n + TTile.Columns - 1) / TTile.Columns);
        if (panels < 2 || !GemmSplit.Pays(m, n, k))
        {
            body.Do(0, n);
            return;
        }

        // As many panels a chunk as make up a grain of work.
        var each = (long)Math.Ceiling(GemmSplit.Grain / ((double)m * k * TTile.Columns)) * TTile.Columns;
        body.Each = each;
        WorkPool.For((int)((n + each - 1) / each), body);
    }

    private struct Body(
        int m, long n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow) : IChunkBody
    {
        public long Each;

        public readonly void Invoke(int chunk) => Do(chunk * Each, Math.Min(n, (chunk + 1) * Each));

        public readonly void Do(long from, long to)
        {
            var wide = TTile.Columns;
            var narrow = wide / 2;
            var j = from;
            if (bCol == 1)
            {
                for (; j + wide <= to; j += wide) Full(j, b + j, bRow);
            }

            if (j == to) return;
            var panel = GemmScratch.Columns<T>((long)k * wide);
            var source = new StridedPanels<T>(b, bCol, bRow);
            for (; j + wide <= to; j += wide)
            {
                source.Fill(panel, j, wide, wide, 0, k);
                Full(j, panel, wide);
            }

            var rest = (int)(to - j);
            if (rest > narrow)
            {
                source.Fill(panel, j, rest, wide, 0, k);
                Edge(j, rest, panel, wide);
            }
            else if (rest == narrow && bCol == 1)
            {
                FullNarrow(j, b + j, bRow);
            }
            else if (rest > 0)
            {
                source.Fill(panel, j, rest, narrow, 0, k);
                if (rest == narrow) FullNarrow(j, panel, narrow);
                else Edge(j, rest, panel, narrow);
            }
        }

        private readonly void Full(long j, T* panel, long panelRow)
        {
            for (var i = 0; i < m; i += TTile.DirectRows)
            {
                TTile.Direct(Rows(i), k, a + (i * aRow), aRow, aCol, panel, panelRow, c + (i * cRow) + j, cRow, alpha, beta);
            }
        }

        private readonly void FullNarrow(long j, T* panel, long panelRow)
        {
            for (var i = 0; i < m; i += TTile.DirectRows)
            {
                TTile.DirectNarrow(Rows(i), k, a + (i * aRow), aRow, aCol, panel, panelRow, c + (i * cRow) + j, cRow, alpha, beta);
            }
        }

        [SkipLocalsInit]
        private readonly void Edge(long j, int columns, T* panel, int width)
        {
            var buffer = stackalloc byte[GemmEdge.TileBytes];
            var tile = (T*)GemmEdge.Align(buffer);
            for (var i = 0; i < m; i += TTile.DirectRows)
            {
                var rows = Rows(i);
                var from = a + (i * aRow);
                if (width == TTile.Columns) TTile.Direct(rows, k, from, aRow, aCol, panel, width, tile, width, T.One, T.Zero);
                else TTile.DirectNarrow(rows, k, from, aRow, aCol, panel, width, tile, width, T.One, T.Zero);
                GemmEdge.Merge(rows, columns, tile, width, alpha, beta, c + (i * cRow) + j, cRow, 1);
            }
        }

        private readonly int Rows(int i) => Math.Min(TTile.DirectRows, m - i);
    }
}
