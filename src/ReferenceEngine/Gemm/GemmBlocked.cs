using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

// The five loops of BLIS (Van Zee and van de Geijn, 2015): a block of B is packed once and shared, then every chunk packs its rows of A
// and multiplies them with its part of the block.
internal static unsafe class GemmBlocked<T, TTile, TA, TB>
    where T : unmanaged, INumberBase<T>
    where TTile : struct, ITile<T>
    where TA : struct, IPanelSource<T>
    where TB : struct, IPanelSource<T>
{
    public static void Run(long m, long n, long k, T alpha, in TA a, in TB b, T beta, T* c, long cRow, long cCol)
    {
        if (cCol != 1 && cRow == 1)
        {
            GemmBlocked<T, TTile, TB, TA>.Run(n, m, k, alpha, b, a, beta, c, cCol, cRow);
            return;
        }

        var share = GemmSplit.Pays(m, n, k);
        var depth = (int)Math.Min(k, TTile.Depth);
        var block = GemmScratch.Columns<T>(Math.Min(TTile.ColumnBlock, RoundUp(n, TTile.Columns)) * depth);
        for (long j = 0; j < n; j += TTile.ColumnBlock)
        {
            var columns = (int)Math.Min(TTile.ColumnBlock, n - j);
            for (long p = 0; p < k; p += TTile.Depth)
            {
                depth = (int)Math.Min(TTile.Depth, k - p);
                var pack = new PackBody(b, block, j, columns, p, depth);
                GemmSplit.For(share, pack.Count, pack);
                var multiply = new MultiplyBody(
                    share, a, block, m, columns, p, depth, alpha, p == 0 ? beta : T.One, c + (j * cCol), cRow, cCol);
                GemmSplit.For(share, multiply.Count, multiply);
            }
        }
    }

    private static long RoundUp(long x, long to) => (x + to - 1) / to * to;

    private readonly struct PackBody(TB b, T* block, long j, int columns, long k, int depth) : IChunkBody
    {
        private const int Panels = 8;

        public int Count => (columns + (Panels * TTile.Columns) - 1) / (Panels * TTile.Columns);

        public void Invoke(int chunk)
        {
            var width = TTile.Columns;
            var end = Math.Min(columns, (chunk + 1) * Panels * width);
            for (var at = chunk * Panels * width; at < end; at += width)
            {
                b.Fill(block + ((long)at * depth), j + at, Math.Min(width, columns - at), width, k, depth);
            }
        }
    }

    private readonly struct MultiplyBody : IChunkBody
    {
        private readonly TA _a;
        private readonly T* _block;
        private readonly long _m;
        private readonly int _columns;
        private readonly long _k;
        private readonly int _depth;
        private readonly T _alpha;
        private readonly T _beta;
        private readonly T* _c;
        private readonly long _cRow;
        private readonly long _cCol;
        private readonly int _rowsEach;
        private readonly int _columnsEach;
        private readonly int _columnChunks;

        public MultiplyBody(
            bool share, in TA a, T* block, long m, int columns, long k, int depth, T alpha, T beta, T* c, long cRow, long cCol)
        {
            _block = block;
            _c = c;
            (_a, _m, _columns, _k, _depth) = (a, m, columns, k, depth);
            (_alpha, _beta, _cRow, _cCol) = (alpha, beta, cRow, cCol);

            // At least eight chunks where they keep two panels of rows; columns are cut only where rows do not yield four.
            var eighth = RoundUp((m + 7) / 8, TTile.Rows);
            _rowsEach = share ? (int)Math.Clamp(eighth, 2 * TTile.Rows, TTile.RowBlock) : TTile.RowBlock;
            var rowChunks = (m + _rowsEach - 1) / _rowsEach;
            _columnsEach = columns;
            if (share && rowChunks < 4) _columnsEach = (int)Math.Max(64, RoundUp(columns / (8 / rowChunks), TTile.Columns));
            _columnChunks = (columns + _columnsEach - 1) / _columnsEach;
            Count = (int)(rowChunks * _columnChunks);
        }

        public int Count { get; }

        public void Invoke(int chunk)
        {
            var i = (long)(chunk / _columnChunks) * _rowsEach;
            var rows = (int)Math.Min(_rowsEach, _m - i);
            var from = chunk % _columnChunks * _columnsEach;
            var to = Math.Min(_columns, from + _columnsEach);
            var height = TTile.Rows;
            var panels = GemmScratch.Rows<T>(RoundUp(rows, height) * _depth);
            for (var r = 0; r < rows; r += height)
            {
                _a.Fill(panels + ((long)r * _depth), i + r, Math.Min(height, rows - r), height, _k, _depth);
            }

            Multiply(panels, rows, _c + (i * _cRow), from, to);
        }

        [SkipLocalsInit]
        private void Multiply(T* panels, int rows, T* c, int from, int to)
        {
            var buffer = stackalloc byte[GemmEdge.TileBytes];
            var tile = (T*)GemmEdge.Align(buffer);
            for (var j = from; j < to; j += TTile.Columns)
            {
                var b = _block + ((long)j * _depth);
                var columns = Math.Min(TTile.Columns, to - j);
                for (var i = 0; i < rows; i += TTile.Rows)
                {
                    var a = panels + ((long)i * _depth);
                    var target = c + (i * _cRow) + (j * _cCol);
                    if (columns == TTile.Columns && i + TTile.Rows <= rows && _cCol == 1)
                    {
                        TTile.Packed(_depth, a, b, target, _cRow, _alpha, _beta);
                        continue;
                    }

                    TTile.Packed(_depth, a, b, tile, TTile.Columns, T.One, T.Zero);
                    GemmEdge.Merge(Math.Min(TTile.Rows, rows - i), columns, tile, TTile.Columns, _alpha, _beta, target, _cRow, _cCol);
                }
            }
        }
    }
}
