using System.Runtime.InteropServices;

namespace Compat;

/// <summary>Draws categories by weight, row by row.</summary>
/// <remarks>ATen <c>multinomial_out</c> and <c>multinomial_with_replacement_kernel_impl</c>.</remarks>
internal static class Multinomial
{
    /// <summary>The <paramref name="samples"/> largest of each row of weight / exponential, largest first.</summary>
    internal static void Largest<T, TElement>(ReadOnlySpan<T> quotients, int categories, int samples, Span<long> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var keys = new double[categories];
        var order = new int[categories];
        for (var row = 0; row < quotients.Length / categories; row++)
        {
            for (var i = 0; i < categories; i++)
            {
                keys[i] = -TElement.ToDouble(quotients[row * categories + i]);
                order[i] = i;
            }
            if (samples > 1) Array.Sort(order, new ByKey(keys));
            else order[0] = IndexOfMinimum(keys);
            for (var i = 0; i < samples; i++) destination[row * samples + i] = order[i];
        }
    }

    /// <summary>For each sample the first category whose cumulated share reaches one U of 53 bits.</summary>
    internal static void WithReplacement<T, TElement>(
        RandomStream stream, ReadOnlySpan<T> weights, int categories, int samples, Span<long> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var cumulated = new double[categories];
        for (var row = 0; row < weights.Length / categories; row++)
        {
            var part = weights.Slice(row * categories, categories);
            if (typeof(T) == typeof(double)) CumulateDoubles(MemoryMarshal.Cast<T, double>(part), cumulated);
            else CumulateFloats<T, TElement>(part, cumulated);
            cumulated[^1] = 1;
            for (var i = 0; i < samples; i++) destination[row * samples + i] = FirstReaching(cumulated, stream.Unit());
        }
    }

    private static void CumulateDoubles(ReadOnlySpan<double> weights, Span<double> cumulated)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) cumulated[i] = sum += weights[i];
        foreach (ref var value in cumulated) value /= sum;
    }

    private static void CumulateFloats<T, TElement>(ReadOnlySpan<T> weights, Span<double> cumulated)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++) cumulated[i] = sum += (float)TElement.ToDouble(weights[i]);
        foreach (ref var value in cumulated) value = (float)value / sum;
    }

    private static int FirstReaching(ReadOnlySpan<double> cumulated, double unit)
    {
        var (left, right) = (0, cumulated.Length);
        while (left < right)
        {
            var middle = left + (right - left) / 2;
            if (cumulated[middle] < unit) left = middle + 1;
            else right = middle;
        }
        return left;
    }

    private static int IndexOfMinimum(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[best]) best = i;
        }
        return best;
    }

    private sealed class ByKey(double[] keys) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            var order = keys[x].CompareTo(keys[y]);
            return order != 0 ? order : x.CompareTo(y);
        }
    }
}
