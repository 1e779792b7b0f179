namespace Compat;

/// <summary>Orders the vertices of each layer so that few edges cross.</summary>
/// <remarks>P. Eades, N. C. Wormald: Edge crossings in drawings of bipartite graphs (1994): medians of neighbours, swept down and
/// up; the best order seen is kept.</remarks>
internal static class Crossings
{
    private const int Sweeps = 12;

    public static void Reduce(LayeredGraph graph)
    {
        var place = new int[graph.Count];
        Begin(graph, place);
        var (best, fewest) = (Copy(graph), Count(graph, place));
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var down = sweep % 2 == 0;
            for (var i = 1; i < graph.Layers.Length; i++) Sort(graph, down ? i : graph.Layers.Length - 1 - i, down, place);
            var count = Count(graph, place);
            if (count >= fewest) continue;
            (best, fewest) = (Copy(graph), count);
        }

        for (var i = 0; i < best.Length; i++) graph.Layers[i].Clear();
        for (var i = 0; i < best.Length; i++) graph.Layers[i].AddRange(best[i]);
    }

    // The order in which a walk up from the bottom meets the vertices keeps what belongs together side by side.
    private static void Begin(LayeredGraph graph, int[] place)
    {
        var seen = new bool[graph.Count];
        var stack = new Stack<int>();
        var next = 0;
        foreach (var root in graph.Layers.Reverse().SelectMany(layer => layer))
        {
            if (graph.Neighbours(root, above: false).Count > 0) continue;
            stack.Push(root);
            while (stack.TryPop(out var v))
            {
                if (seen[v]) continue;
                seen[v] = true;
                place[v] = next++;
                var above = graph.Neighbours(v, above: true);
                for (var i = above.Count - 1; i >= 0; i--) stack.Push(above[i]);
            }
        }

        foreach (var layer in graph.Layers) Arrange(layer, layer.OrderBy(v => place[v]), place);
    }

    private static void Sort(LayeredGraph graph, int layer, bool down, int[] place)
    {
        var vertices = graph.Layers[layer];
        Arrange(vertices, vertices.OrderBy(v => Median(graph.Neighbours(v, down), place) ?? place[v]), place);
    }

    private static void Arrange(List<int> layer, IEnumerable<int> order, int[] place)
    {
        int[] sorted = [.. order];
        for (var i = 0; i < sorted.Length; i++) (layer[i], place[sorted[i]]) = (sorted[i], i);
    }

    private static double? Median(List<int> neighbours, int[] place)
    {
        if (neighbours.Count == 0) return null;
        int[] places = [.. neighbours.Select(v => place[v]).Order()];
        var middle = places.Length / 2;
        return places.Length % 2 == 1 ? places[middle] : (places[middle - 1] + places[middle]) / 2.0;
    }

    private static List<int>[] Copy(LayeredGraph graph) => [.. graph.Layers.Select(layer => new List<int>(layer))];

    private static long Count(LayeredGraph graph, int[] place)
    {
        long crossings = 0;
        for (var i = 1; i < graph.Layers.Length; i++)
        {
            var ends = graph.Layers[i - 1].SelectMany(v => graph.Neighbours(v, above: false).Select(u => place[u]).Order());
            crossings += Inversions(ends, graph.Layers[i].Count);
        }

        return crossings;
    }

    // A Fenwick tree of the ends passed so far: each end crosses those of earlier beginnings that lie to the right of it.
    private static long Inversions(IEnumerable<int> ends, int width)
    {
        var tree = new int[width + 1];
        var (passed, inversions) = (0, 0L);
        foreach (var end in ends)
        {
            var left = 0;
            for (var i = end + 1; i > 0; i -= i & -i) left += tree[i];
            inversions += passed++ - left;
            for (var i = end + 1; i <= width; i += i & -i) tree[i]++;
        }

        return inversions;
    }
}
