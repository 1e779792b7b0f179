using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

// Small and flat products: A is never packed, B only where its rows are not contiguous or a panel is not full.
internal static unsafe class GemmDirect<T, TTile>
    where T : unmanaged, INumberBase<T>
    where TTile : struct, ITile<T>
{
    // A is read once for every panel of B, so it must stay in L2; down its columns only while it is small.
    public static bool Suits(long m, long n, long k, long aCol, long cCol) =>
        cCol == 1
        && (double)m * Math.Min(k, TTile.Depth) * sizeof(T) <= TTile.DirectBytes
        && (aCol == 1 || (double)m * n * k <= 96 * 96 * 96);

    public static void Run(
        int m, long n, long k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow)
    {
        var share = GemmSplit.Pays(m, n, k);
        for (long p = 0; p < k; p += TTile.Depth)
        {
            var depth = (int)Math.Min(TTile.Depth, k - p);
            var body = new Body(m, n, depth, alpha, a + (p * aCol), aRow, aCol, b + (p * bRow), bRow, bCol, p == 0 ? beta : T.One, c, cRow);
            if (share) WorkPool.For(body.Cut(), body);
            else body.Do(0, m, 0, n);
        }
    }

    private struct Body(
        int m, long n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow) : IChunkBody
    {
        private int _rowsEach;
        private long _columnsEach;
        private int _rowChunks;

        // As many panels a chunk as make up a grain of work; rows are cut where that yields few chunks.
        public int Cut()
        {
            var panels = Math.Ceiling(GemmSplit.Grain / ((double)m * k * TTile.Columns));
            _columnsEach = (long)Math.Min(panels * TTile.Columns, n);
            var columnChunks = (n + _columnsEach - 1) / _columnsEach;
            var parts = Math.Min((4 + columnChunks - 1) / columnChunks, Math.Max(1, m / (4 * TTile.DirectRows)));
            var rows = (m + parts - 1) / parts;
            _rowsEach = (int)((rows + TTile.DirectRows - 1) / TTile.DirectRows) * TTile.DirectRows;
            _rowChunks = (m + _rowsEach - 1) / _rowsEach;
            return (int)(columnChunks * _rowChunks);
        }

        public readonly void Invoke(int chunk)
        {
            var i = chunk % _rowChunks * _rowsEach;
            var j = chunk / _rowChunks * _columnsEach;
            Do(i, Math.Min(m, i + _rowsEach), j, Math.Min(n, j + _columnsEach));
        }

        public readonly void Do(int top, int bottom, long from, long to)
        {
            var wide = TTile.Columns;
            var narrow = wide / 2;
            var j = from;

            // Where it spans many pages, a panel that is used more than once is read from a packed copy.
            if (bCol == 1 && (bottom - top <= TTile.DirectRows || bRow * k * sizeof(T) <= 1 << 20))
            {
                for (; j + wide <= to; j += wide) Full(top, bottom, j, b + j, bRow);
            }

            if (j == to) return;
            var panel = GemmScratch.Columns<T>((long)k * wide);
            var source = new StridedPanels<T>(b, bCol, bRow);
            for (; j + wide <= to; j += wide)
            {
                source.Fill(panel, j, wide, wide, 0, k);
                Full(top, bottom, j, panel, wide);
            }

            var rest = (int)(to - j);
            if (rest > narrow)
            {
                source.Fill(panel, j, rest, wide, 0, k);
                Edge(top, bottom, j, rest, panel, wide);
            }
            else if (rest == narrow && bCol == 1)
            {
                FullNarrow(top, bottom, j, b + j, bRow);
            }
            else if (rest > 0)
            {
                source.Fill(panel, j, rest, narrow, 0, k);
                if (rest == narrow) FullNarrow(top, bottom, j, panel, narrow);
                else Edge(top, bottom, j, rest, panel, narrow);
            }
        }

        private readonly void Full(int top, int bottom, long j, T* panel, long panelRow)
        {
            for (var i = top; i < bottom; i += TTile.DirectRows)
            {
                var rows = Math.Min(TTile.DirectRows, bottom - i);
                TTile.Direct(rows, k, a + (i * aRow), aRow, aCol, panel, panelRow, c + (i * cRow) + j, cRow, alpha, beta);
            }
        }

        private readonly void FullNarrow(int top, int bottom, long j, T* panel, long panelRow)
        {
            for (var i = top; i < bottom; i += TTile.DirectRows)
            {
                var rows = Math.Min(TTile.DirectRows, bottom - i);
                TTile.DirectNarrow(rows, k, a + (i * aRow), aRow, aCol, panel, panelRow, c + (i * cRow) + j, cRow, alpha, beta);
            }
        }

        [SkipLocalsInit]
        private readonly void Edge(int top, int bottom, long j, int columns, T* panel, int width)
        {
            var buffer = stackalloc byte[GemmEdge.TileBytes];
            var tile = (T*)GemmEdge.Align(buffer);
            for (var i = top; i < bottom; i += TTile.DirectRows)
            {
                var rows = Math.Min(TTile.DirectRows, bottom - i);
                var from = a + (i * aRow);
                if (width == TTile.Columns) TTile.Direct(rows, k, from, aRow, aCol, panel, width, tile, width, T.One, T.Zero);
                else TTile.DirectNarrow(rows, k, from, aRow, aCol, panel, width, tile, width, T.One, T.Zero);
                GemmEdge.Merge(rows, columns, tile, width, alpha, beta, c + (i * cRow) + j, cRow, 1);
            }
        }
    }
}
