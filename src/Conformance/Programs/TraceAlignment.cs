namespace Compat.Conformance.Programs;

/// <summary>Finds, in two runs whose operators differ in part, the steps that stand for each other: the longest common subsequence by
/// operator, dtype and shape, equal values preferred.</summary>
internal static class TraceAlignment
{
    // A byte for each pair of steps.
    private const int Most = 15_000;
    private const int Fit = 2;
    private const int SameValues = 3;

    /// <summary>The pairs, in order.</summary>
    internal static List<(TraceStep Left, TraceStep Right)> Of(IReadOnlyList<TraceStep> left, IReadOnlyList<TraceStep> right)
    {
        var (rows, columns) = (Math.Min(left.Count, Most), Math.Min(right.Count, Most));
        var moves = new byte[rows + 1, columns + 1];
        var (above, current) = (new int[columns + 1], new int[columns + 1]);
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                var (best, move) = above[column] >= current[column + 1] ? (above[column], (byte)1) : (current[column + 1], (byte)2);
                if (Fits(left[row], right[column]))
                {
                    var pair = above[column + 1] + (left[row].Hash == right[column].Hash ? SameValues : Fit);
                    if (pair >= best) (best, move) = (pair, 3);
                }

                (current[column], moves[row, column]) = (best, move);
            }

            (above, current) = (current, above);
            current[columns] = 0;
        }

        var pairs = new List<(TraceStep, TraceStep)>();
        for (int row = 0, column = 0; row < rows && column < columns;)
        {
            var move = moves[row, column];
            if (move == 3) pairs.Add((left[row], right[column]));
            row += move == 2 ? 0 : 1;
            column += move == 1 ? 0 : 1;
        }

        return pairs;
    }

    private static bool Fits(TraceStep left, TraceStep right) =>
        left.Kind == right.Kind && ReferenceEquals(left.Type, right.Type) && left.Shape.AsSpan().SequenceEqual(right.Shape)
        && (left.Kind is "leaf" or "loss" or "optimizer"
            || left.Op == right.Op || (left.Kind == "op" && (left.Via == right.Op || left.Op == right.Via)));
}
