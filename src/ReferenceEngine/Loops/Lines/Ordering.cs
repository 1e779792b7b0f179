using System.Numerics;

namespace Compat.Engines;

/// <summary>Whether one thing comes before another; equals do in neither order.</summary>
internal interface IBefore<T>
{
    bool Invoke(in T a, in T b);
}

/// <summary>Ascending, NaN last; equals in the order of their places where asked.</summary>
internal readonly struct Ascending<T>(bool stable = false) : IBefore<Entry<T>>
    where T : INumber<T>
{
    public bool Invoke(in Entry<T> a, in Entry<T> b) =>
        a.Value < b.Value || (!T.IsNaN(a.Value) && T.IsNaN(b.Value)) || (stable && a.Value == b.Value && a.Index < b.Index);
}

/// <summary>Descending, NaN first.</summary>
internal readonly struct Descending<T> : IBefore<Entry<T>>
    where T : INumber<T>
{
    public bool Invoke(in Entry<T> a, in Entry<T> b) => a.Value > b.Value || (T.IsNaN(a.Value) && !T.IsNaN(b.Value));
}

/// <summary>A stable sort: short runs by insertion, then merged.</summary>
internal static class MergeSort
{
    private const int Start = 16;

    public static void Run<T, TBefore>(Span<T> items, Span<T> scratch, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        for (var from = 0; from < items.Length; from += Start) Insert(items.Slice(from, Math.Min(Start, items.Length - from)), before);
        var source = items;
        var target = scratch[..items.Length];
        var swapped = false;
        for (var width = Start; width < items.Length; width *= 2)
        {
            for (var from = 0; from < items.Length; from += 2 * width)
            {
                var middle = Math.Min(from + width, items.Length);
                var end = Math.Min(from + (2 * width), items.Length);
                Merge(source[from..middle], source[middle..end], target[from..end], before);
            }

            var other = source;
            source = target;
            target = other;
            swapped = !swapped;
        }

        if (swapped) source.CopyTo(items);
    }

    private static void Insert<T, TBefore>(Span<T> items, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        for (var i = 1; i < items.Length; i++)
        {
            var item = items[i];
            var at = i;
            for (; at > 0 && before.Invoke(item, items[at - 1]); at--) items[at] = items[at - 1];
            items[at] = item;
        }
    }

    private static void Merge<T, TBefore>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> target, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        int l = 0, r = 0;
        for (var i = 0; i < target.Length; i++)
        {
            var takeRight = r < right.Length && (l == left.Length || before.Invoke(right[r], left[l]));
            target[i] = takeRight ? right[r++] : left[l++];
        }
    }
}
