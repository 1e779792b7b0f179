namespace Compat;

/// <summary>Places the vertices of each layer along x: near their neighbours, in their order, without overlap.</summary>
/// <remarks>Each layer by itself is a least-squares problem with separations, solved exactly by pooling adjacent violators
/// (R. E. Barlow et al., 1972); sweeps down and up carry the places on.</remarks>
internal sealed class Positions
{
    private const int Sweeps = 16;
    private const double Gap = 18;

    // Long edges should be straight, and so should what is not a leaf's short way in.
    private const double Straight = 100, Main = 60;
    private const int LongestWayIn = 3;
    private readonly LayeredGraph _graph;
    private readonly double[] _widths;
    private readonly int[] _depth;

    private Positions(LayeredGraph graph, IReadOnlyList<double> widths)
    {
        _graph = graph;
        _widths = new double[graph.Count];
        for (var v = 0; v < widths.Count; v++) _widths[v] = widths[v];
        X = new double[graph.Count];
        _depth = new int[graph.Count];
        foreach (var v in graph.Layers.SelectMany(layer => layer))
        {
            foreach (var u in graph.Neighbours(v, above: true)) _depth[v] = Math.Max(_depth[v], _depth[u] + 1);
        }
    }

    /// <summary>The middle of each vertex.</summary>
    public double[] X { get; }

    public static double[] Of(LayeredGraph graph, IReadOnlyList<double> widths)
    {
        var positions = new Positions(graph, widths);
        positions.Run();
        return positions.X;
    }

    private void Run()
    {
        foreach (var layer in _graph.Layers)
        {
            for (var i = 1; i < layer.Count; i++) X[layer[i]] = X[layer[i - 1]] + Separation(layer[i - 1], layer[i]);
            var middle = layer.Count == 0 ? 0 : (X[layer[0]] + X[layer[^1]]) / 2;
            foreach (var v in layer) X[v] -= middle;
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            var both = sweep >= Sweeps - 4;
            for (var i = 0; i < _graph.Layers.Length; i++)
            {
                Place(_graph.Layers[down ? i : _graph.Layers.Length - 1 - i], down || both, !down || both);
            }
        }
    }

    private void Place(List<int> layer, bool byAbove, bool byBelow)
    {
        if (layer.Count == 0) return;
        var (wanted, weight, offset) = (new double[layer.Count], new double[layer.Count], new double[layer.Count]);
        for (var i = 0; i < layer.Count; i++)
        {
            if (i > 0) offset[i] = offset[i - 1] + Separation(layer[i - 1], layer[i]);
            (wanted[i], weight[i]) = Wanted(layer[i], byAbove, byBelow);
            wanted[i] -= offset[i];
        }

        var places = Ascending(wanted, weight);
        for (var i = 0; i < layer.Count; i++) X[layer[i]] = places[i] + offset[i];
    }

    private (double Place, double Weight) Wanted(int vertex, bool byAbove, bool byBelow)
    {
        // A vertex without neighbours that way stays where it is, but gives way to any other.
        var (sum, weight) = (X[vertex] * 0.01, 0.01);
        for (var side = 0; side < 2; side++)
        {
            if (!(side == 0 ? byAbove : byBelow)) continue;
            foreach (var u in _graph.Neighbours(vertex, above: side == 0))
            {
                var pull = Pull(vertex, u);
                sum += pull * X[u];
                weight += pull;
            }
        }

        return (sum / weight, weight);
    }

    private double Pull(int a, int b) => a >= _graph.Items && b >= _graph.Items ? Straight
        : Math.Min(_depth[a], _depth[b]) >= LongestWayIn ? Main : 1;

    private double Separation(int left, int right) => ((_widths[left] + _widths[right]) / 2) + Gap;

    // The ascending values nearest to the given ones.
    private static double[] Ascending(double[] values, double[] weights)
    {
        var blocks = new Stack<(double Value, double Weight, int Count)>();
        for (var i = 0; i < values.Length; i++)
        {
            var block = (Value: values[i], Weight: weights[i], Count: 1);
            while (blocks.TryPeek(out var before) && before.Value > block.Value)
            {
                blocks.Pop();
                var weight = before.Weight + block.Weight;
                block = (((before.Value * before.Weight) + (block.Value * block.Weight)) / weight, weight, before.Count + block.Count);
            }

            blocks.Push(block);
        }

        return [.. blocks.Reverse().SelectMany(block => Enumerable.Repeat(block.Value, block.Count))];
    }
}
