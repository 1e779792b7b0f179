using System.Runtime.InteropServices;

namespace Compat;

/// <summary>Draws categories by weight, row by row.</summary>
/// <remarks>ATen <c>multinomial_out</c> and <c>multinomial_with_replacement_kernel_impl</c>.</remarks>
internal static class Multinomial
{
    /// <summary>The <paramref name="samples"/> largest of each row of weight / exponential, largest first.</summary>
    internal static void Largest<T, TElement>(
        ReadOnlySpan<T> weights, ReadOnlySpan<T> exponentials, int categories, int samples, Span<long> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var keys = new double[categories];
        var order = new int[categories];
        for (var row = 0; row < weights.Length / categories; row++)
        {
            for (var i = 0; i < categories; i++)
            {
                var at = row * categories + i;
                var quotient = TElement.ToDouble(weights[at]) / TElement.ToDouble(exponentials[at]);
                // The quotient of two floats, rounded by way of double, is the float quotient; the half types divide in float.
                keys[i] = -TElement.ToDouble(typeof(T) == typeof(double) ? TElement.From(quotient) : TElement.From((float)quotient));
                order[i] = i;
            }
            if (samples > 1) Array.Sort(order, new ByKey(keys));
            else order[0] = IndexOfMinimum(keys);
            for (var i = 0; i < samples; i++) destination[row * samples + i] = order[i];
        }
    }

    /// <summary>Refuses weights before any draw, as ATen does on the way of <see cref="Largest"/>.</summary>
    /// <exception cref="RuntimeError">A weight is negative or not finite, or all of a row are zero.</exception>
    internal static void Check<T, TElement>(ReadOnlySpan<T> weights, int categories)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        foreach (var weight in weights)
        {
            var value = TElement.ToDouble(weight);
            if (!(value >= 0 && value < double.PositiveInfinity))
            {
                throw new RuntimeError("probability tensor contains either `inf`, `nan` or element < 0");
            }
        }
        for (; weights.Length > 0; weights = weights[categories..])
        {
            var sum = 0.0;
            foreach (var weight in weights[..categories]) sum += TElement.ToDouble(weight);
            CheckSum(sum);
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
        for (var i = 0; i < weights.Length; i++) cumulated[i] = sum += Checked(weights[i]);
        CheckSum(sum);
        foreach (ref var value in cumulated) value /= sum;
    }

    private static void CumulateFloats<T, TElement>(ReadOnlySpan<T> weights, Span<double> cumulated)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++) cumulated[i] = sum += (float)Checked(TElement.ToDouble(weights[i]));
        CheckSum(sum);
        foreach (ref var value in cumulated) value = (float)value / sum;
    }

    private static double Checked(double weight)
    {
        if (!(weight >= 0)) throw new RuntimeError("invalid multinomial distribution (encountering probability entry < 0)");
        return double.IsFinite(weight)
            ? weight
            : throw new RuntimeError("invalid multinomial distribution (encountering probability entry = infinity or NaN)");
    }

    private static void CheckSum(double sum)
    {
        if (!(sum > 0)) throw new RuntimeError("invalid multinomial distribution (sum of probabilities <= 0)");
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
