using System.Numerics;

namespace Compat.Engines;

/// <summary>Selection and sorting in libstdc++'s order of steps, so that equal elements end up where PyTorch has them.</summary>
/// <remarks>GCC's <c>bits/stl_algo.h</c> and <c>bits/stl_heap.h</c>: nth_element, partial_sort, sort.</remarks>
internal static class Selection
{
    /// <summary>Puts the element of rank <paramref name="nth"/> there, lesser ones before it.</summary>
    public static void Nth<T, TBefore>(Span<T> items, int nth, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        var (first, last) = (0, items.Length);
        if (last == 0 || nth >= last) return;
        var depth = 2 * BitOperations.Log2((uint)last);
        while (last - first > 3)
        {
            if (depth-- == 0)
            {
                HeapSelect(items[first..last], nth + 1 - first, before);
                (items[first], items[nth]) = (items[nth], items[first]);
                return;
            }

            var cut = first + Partition(items[first..last], before);
            if (cut <= nth) first = cut;
            else last = cut;
        }

        Insertion(items[first..last], 0, before);
    }

    /// <summary>The first <paramref name="middle"/> in order, the rest in none.</summary>
    public static void Partial<T, TBefore>(Span<T> items, int middle, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        HeapSelect(items, middle, before);
        for (var last = middle - 1; last > 0; last--) PopHeap(items, last, last, before);
    }

    public static void Sort<T, TBefore>(Span<T> items, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        if (items.Length == 0) return;
        IntroSort(items, 2 * BitOperations.Log2((uint)items.Length), before);
        Insertion(items, 16, before);
    }

    private static void IntroSort<T, TBefore>(Span<T> items, int depth, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        while (items.Length > 16)
        {
            if (depth-- == 0)
            {
                Partial(items, items.Length, before);
                return;
            }

            var cut = Partition(items, before);
            IntroSort(items[cut..], depth, before);
            items = items[..cut];
        }
    }

    // Past `guarded` no element is less than the first, so that the search for its place needs no bound.
    private static void Insertion<T, TBefore>(Span<T> items, int guarded, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        for (var i = 1; i < items.Length; i++)
        {
            var item = items[i];
            var at = i;
            if ((guarded == 0 || i < guarded) && before.Invoke(item, items[0]))
            {
                for (; at > 0; at--) items[at] = items[at - 1];
            }
            else
            {
                for (; before.Invoke(item, items[at - 1]); at--) items[at] = items[at - 1];
            }

            items[at] = item;
        }
    }

    private static int Partition<T, TBefore>(Span<T> items, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        MedianToFirst(items, 1, items.Length / 2, items.Length - 1, before);
        var (first, last) = (1, items.Length);
        while (true)
        {
            while (before.Invoke(items[first], items[0])) first++;
            last--;
            while (before.Invoke(items[0], items[last])) last--;
            if (first >= last) return first;
            (items[first], items[last]) = (items[last], items[first]);
            first++;
        }
    }

    private static void MedianToFirst<T, TBefore>(Span<T> items, int a, int b, int c, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        int median;
        if (before.Invoke(items[a], items[b])) median = before.Invoke(items[b], items[c]) ? b : before.Invoke(items[a], items[c]) ? c : a;
        else median = before.Invoke(items[a], items[c]) ? a : before.Invoke(items[b], items[c]) ? c : b;
        (items[0], items[median]) = (items[median], items[0]);
    }

    private static void HeapSelect<T, TBefore>(Span<T> items, int middle, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        for (var parent = (middle - 2) / 2; middle > 1 && parent >= 0; parent--) Adjust(items, parent, middle, items[parent], before);
        for (var i = middle; i < items.Length; i++)
        {
            if (before.Invoke(items[i], items[0])) PopHeap(items, middle, i, before);
        }
    }

    private static void PopHeap<T, TBefore>(Span<T> items, int length, int result, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        var value = items[result];
        items[result] = items[0];
        Adjust(items, 0, length, value, before);
    }

    private static void Adjust<T, TBefore>(Span<T> items, int hole, int length, T value, TBefore before)
        where TBefore : struct, IBefore<T>
    {
        var (top, child) = (hole, hole);
        while (child < (length - 1) / 2)
        {
            child = 2 * (child + 1);
            if (before.Invoke(items[child], items[child - 1])) child--;
            items[hole] = items[child];
            hole = child;
        }

        if (length % 2 == 0 && child == (length - 2) / 2)
        {
            child = (2 * child) + 1;
            items[hole] = items[child];
            hole = child;
        }

        for (var parent = (hole - 1) / 2; hole > top && before.Invoke(items[parent], value); parent = (hole - 1) / 2)
        {
            items[hole] = items[parent];
            hole = parent;
        }

        items[hole] = value;
    }
}
