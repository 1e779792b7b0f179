namespace Compat;

/// <summary>A directed graph cut into layers from top to bottom; each edge goes from one layer to the next.</summary>
/// <remarks>
/// K. Sugiyama, S. Tagawa, M. Toda: Methods for visual understanding of hierarchical system structures (1981). Vertices above
/// <see cref="Items"/> are places through which longer edges pass.
/// </remarks>
internal sealed class LayeredGraph
{
    private readonly List<int> _layerOf;
    private readonly List<List<int>> _above = [];
    private readonly List<List<int>> _below = [];

    /// <param name="items">Number of vertices.</param>
    /// <param name="edges">Pairs of vertices.</param>
    /// <param name="isWeak">Edges that have no say in what is above what.</param>
    public LayeredGraph(int items, IReadOnlyList<(int From, int To)> edges, Func<int, bool> isWeak)
    {
        Items = items;
        var downward = Downward.Of(items, edges, isWeak);
        _layerOf = [.. Layering.Of(items, downward.Edges)];
        for (var v = 0; v < items; v++) AddRoom();
        Routes = new int[edges.Count][];
        var most = Longest(downward.Edges);
        for (var e = 0; e < edges.Count; e++)
        {
            var (from, to) = downward.Edges[e];
            Routes[e] = from == to || _layerOf[to] - _layerOf[from] > most ? [from, to] : Route(from, to);
            if (downward.IsReversed[e]) Array.Reverse(Routes[e]);
        }

        Layers = new List<int>[_layerOf.Count == 0 ? 0 : _layerOf.Max() + 1];
        for (var i = 0; i < Layers.Length; i++) Layers[i] = [];
        for (var v = 0; v < _layerOf.Count; v++) Layers[_layerOf[v]].Add(v);
    }

    /// <summary>Number of vertices that are drawn.</summary>
    public int Items { get; }

    /// <summary>Number of all vertices.</summary>
    public int Count => _layerOf.Count;

    /// <summary>The vertices of each layer, from left to right.</summary>
    public List<int>[] Layers { get; }

    /// <summary>For each edge the vertices it passes, from its beginning to its end.</summary>
    public int[][] Routes { get; }

    public int LayerOf(int vertex) => _layerOf[vertex];

    /// <summary>The neighbours of a vertex in the layer above it, or below.</summary>
    public List<int> Neighbours(int vertex, bool above) => (above ? _above : _below)[vertex];

    // A leaf that the whole of a deep graph uses must not make a place in each layer for each use.
    private int Longest(IReadOnlyList<(int From, int To)> edges)
    {
        int[] spans = [.. edges.Select(edge => _layerOf[edge.To] - _layerOf[edge.From]).Order()];
        long budget = 2000 + (4L * edges.Count), sum = 0;
        foreach (var span in spans)
        {
            sum += span;
            if (sum > budget) return Math.Max(1, span - 1);
        }

        return int.MaxValue;
    }

    private int[] Route(int from, int to)
    {
        var route = new int[_layerOf[to] - _layerOf[from] + 1];
        (route[0], route[^1]) = (from, to);
        for (var i = 1; i < route.Length - 1; i++)
        {
            route[i] = _layerOf.Count;
            _layerOf.Add(_layerOf[from] + i);
            AddRoom();
        }

        for (var i = 1; i < route.Length; i++)
        {
            _below[route[i - 1]].Add(route[i]);
            _above[route[i]].Add(route[i - 1]);
        }

        return route;
    }

    private void AddRoom()
    {
        _above.Add([]);
        _below.Add([]);
    }
}
