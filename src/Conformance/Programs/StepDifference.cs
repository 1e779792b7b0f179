using Compat.Conformance.Comparing;

namespace Compat.Conformance.Programs;

/// <summary>How far the elements of one step are apart in two runs.</summary>
/// <param name="Left">The step in the first run.</param>
/// <param name="Right">The step in the other.</param>
/// <param name="Ulp">The largest distance in units of the last place.</param>
/// <param name="Place">The first element that differs, among those written down; −1 where only the others do.</param>
/// <param name="IsClose">Whether all are within PyTorch's tolerance for the dtype.</param>
internal sealed record StepDifference(TraceStep Left, TraceStep Right, double Ulp, int Place, bool IsClose)
{
    /// <summary>Compares two steps of the same dtype and shape; null where they are equal.</summary>
    internal static StepDifference? Of(TraceStep left, TraceStep right)
    {
        if (left.Hash == right.Hash || left.Hash is null || right.Hash is null || left.Type is not { } type) return null;
        var comparison = new ElementComparison(type, Tolerance.Of(type));
        var (ulp, place, close) = (0.0, -1, true);
        for (var at = 0; at + type.Size <= Math.Min(left.Data.Length, right.Data.Length); at += type.Size)
        {
            var x = left.Data.AsSpan(at, type.Size);
            var y = right.Data.AsSpan(at, type.Size);
            var isClose = comparison.IsClose(x, y, out var error);
            if (error == 0 || (double.IsNaN(error) && isClose)) continue;
            if (place < 0) place = at / type.Size;
            close &= isClose;
            ulp = Math.Max(ulp, comparison.Ulp(x, y));
        }

        // The bytes of zeros and of NaNs may differ where the numbers do not.
        return place < 0 && left.IsWhole ? null : new StepDifference(left, right, ulp, place, close);
    }
}
