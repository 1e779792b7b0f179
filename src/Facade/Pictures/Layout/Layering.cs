namespace Compat;

/// <summary>Puts each vertex below all it comes from, and near to what it belongs to.</summary>
internal static class Layering
{
    /// <summary>The layer of each vertex, 0 the topmost. The edges make no circle but for those from a vertex to itself.</summary>
    public static int[] Of(int vertices, IReadOnlyList<(int From, int To)> edges)
    {
        var proper = edges.Where(edge => edge.From != edge.To).ToArray();
        var above = Adjacency.Of(vertices, proper.Select(edge => (edge.To, edge.From)));
        var below = Adjacency.Of(vertices, proper.Select(edge => (edge.From, edge.To)));
        var order = Topological(above, below);
        var layer = new int[vertices];
        foreach (var v in order)
        {
            foreach (var u in above[v]) layer[v] = Math.Max(layer[v], layer[u] + 1);
        }

        // Leaves go down to their only use. What leads nowhere (outputs, saved tensors) follows afterwards.
        foreach (var v in order.Reverse())
        {
            var inner = below[v].Where(u => below[u].Count > 0).ToArray();
            if (inner.Length > 0 && inner.Length >= above[v].Count) layer[v] = Math.Max(layer[v], inner.Min(u => layer[u]) - 1);
        }

        for (var v = 0; v < vertices; v++)
        {
            if (below[v].Count == 0 && above[v].Count > 0) layer[v] = above[v].Max(u => layer[u]) + 1;
        }

        var first = layer.DefaultIfEmpty().Min();
        return [.. layer.Select(value => value - first)];
    }

    private static int[] Topological(List<int>[] above, List<int>[] below)
    {
        int[] missing = [.. above.Select(list => list.Count)];
        var order = new List<int>(Enumerable.Range(0, missing.Length).Where(v => missing[v] == 0));
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var u in below[order[i]])
            {
                if (--missing[u] == 0) order.Add(u);
            }
        }

        return [.. order];
    }
}
