namespace Compat.Engines;

// Panels of a matrix of a narrower type, widened element by element as they are packed.
internal readonly unsafe struct ConvertedPanels<TIn, T, TPack>(TIn* data, long lineStride, long kStride, TPack pack) : IPanelSource<T>
    where TIn : unmanaged
    where T : unmanaged
    where TPack : struct, IPack<TIn, T>
{
    public void Fill(T* to, long line, int count, int width, long k, int depth)
    {
        var from = data + (line * lineStride) + (k * kStride);
        for (var p = 0; p < depth; p++, from += kStride, to += width)
        {
            for (var i = 0; i < count; i++) to[i] = pack.Invoke(from[i * lineStride]);
            if (count < width) new Span<T>(to + count, width - count).Clear();
        }
    }
}
