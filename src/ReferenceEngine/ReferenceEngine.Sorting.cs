using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Sort(in RawTensor x, int dim, bool descending) =>
        Lines.Pick(x, dim, Shape.OfResult(x.Shape), new SortKernel(descending));

    private readonly struct SortKernel(bool descending) : ILineKernel
    {
        public void Invoke<T>(Span<Entry<T>> line, Span<Entry<T>> scratch)
            where T : unmanaged, INumber<T>
        {
            if (descending) MergeSort.Run(line, scratch, default(Descending<T>));
            else MergeSort.Run(line, scratch, default(Ascending<T>));
        }
    }

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Topk(in RawTensor x, long k, int dim, bool largest, bool sorted) =>
        Lines.Pick(x, dim, k, new TopkKernel((int)k, largest, sorted));

    // ATen/native/TopKImpl.h: a heap for few of many, otherwise a selection and a sort of what lies before the k-th.
    private readonly struct TopkKernel(int k, bool largest, bool sorted) : ILineKernel
    {
        public void Invoke<T>(Span<Entry<T>> line, Span<Entry<T>> scratch)
            where T : unmanaged, INumber<T>
        {
            if (largest) Select(line, default(Descending<T>));
            else Select(line, default(Ascending<T>));
        }

        private void Select<T, TBefore>(Span<Entry<T>> line, TBefore before)
            where TBefore : struct, IBefore<Entry<T>>
        {
            if (k * 64L <= line.Length)
            {
                Selection.Partial(line, k, before);
                return;
            }

            if (k == 0) return;
            Selection.Nth(line, k - 1, before);
            if (sorted) Selection.Sort(line[..(k - 1)], before);
        }
    }

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Median(in RawTensor x, int dim, bool ignoreNan) =>
        Lines.Pick(x, dim, 1, new MedianKernel(ignoreNan));

    private readonly struct MedianKernel(bool ignoreNan) : ILineKernel
    {
        public void Invoke<T>(Span<Entry<T>> line, Span<Entry<T>> scratch)
            where T : unmanaged, INumber<T>
        {
            var nans = 0;
            foreach (var entry in line)
            {
                if (!T.IsNaN(entry.Value)) continue;
                nans++;
                if (ignoreNan) continue;
                line[0] = entry;
                return;
            }

            var nth = Math.Max(0, (line.Length - nans - 1) / 2);
            Selection.Nth(line, nth, new Ascending<T>(stable: true));
            line[0] = line[nth];
        }
    }

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Cummax(in RawTensor x, int dim) =>
        Lines.Pick(x, dim, Lines.Along(x, dim).Size, new ExtremesKernel(greatest: true));

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Cummin(in RawTensor x, int dim) =>
        Lines.Pick(x, dim, Lines.Along(x, dim).Size, new ExtremesKernel(greatest: false));

    private readonly struct ExtremesKernel(bool greatest) : ILineKernel
    {
        public void Invoke<T>(Span<Entry<T>> line, Span<Entry<T>> scratch)
            where T : unmanaged, INumber<T>
        {
            for (var i = 1; i < line.Length; i++)
            {
                var (last, current) = (line[i - 1].Value, line[i].Value);
                var taken = T.IsNaN(current) || (!T.IsNaN(last) && (greatest ? current >= last : current <= last));
                if (!taken) line[i] = line[i - 1];
            }
        }
    }
}
