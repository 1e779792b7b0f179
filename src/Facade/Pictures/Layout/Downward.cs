namespace Compat;

/// <summary>A graph's edges, those turned round that would close a circle.</summary>
internal sealed class Downward
{
    private Downward((int From, int To)[] edges, bool[] isReversed) => (Edges, IsReversed) = (edges, isReversed);

    public (int From, int To)[] Edges { get; }

    public bool[] IsReversed { get; }

    /// <summary>Orders the vertices by their strong edges, depth first without recursion; weak edges follow that order.</summary>
    public static Downward Of(int vertices, IReadOnlyList<(int From, int To)> edges, Func<int, bool> isWeak)
    {
        int[] strong = [.. Enumerable.Range(0, edges.Count).Where(e => !isWeak(e))];
        var leaving = Adjacency.Of(vertices, strong.Select(e => (edges[e].From, edges[e].To)));
        var place = new int[vertices];
        var seen = new bool[vertices];
        var stack = new Stack<(int Vertex, int Next)>();
        var next = 0;
        for (var root = 0; root < vertices; root++)
        {
            if (seen[root]) continue;
            seen[root] = true;
            stack.Push((root, 0));
            while (stack.TryPop(out var at))
            {
                if (at.Next == leaving[at.Vertex].Count)
                {
                    place[at.Vertex] = next--;
                    continue;
                }

                stack.Push((at.Vertex, at.Next + 1));
                var to = leaving[at.Vertex][at.Next];
                if (seen[to]) continue;
                seen[to] = true;
                stack.Push((to, 0));
            }
        }

        // What only weak edges touch comes after all else.
        var touched = new bool[vertices];
        foreach (var e in strong) touched[edges[e].From] = touched[edges[e].To] = true;
        for (var v = 0; v < vertices; v++) place[v] = touched[v] ? place[v] : int.MaxValue;

        bool[] reversed = [.. edges.Select(edge => place[edge.To] < place[edge.From])];
        return new Downward([.. edges.Select((edge, e) => reversed[e] ? (edge.To, edge.From) : edge)], reversed);
    }
}

/// <summary>Lists by vertex.</summary>
internal static class Adjacency
{
    public static List<int>[] Of(int vertices, IEnumerable<(int Vertex, int Value)> pairs)
    {
        var lists = new List<int>[vertices];
        for (var v = 0; v < vertices; v++) lists[v] = [];
        foreach (var (vertex, value) in pairs) lists[vertex].Add(value);
        return lists;
    }
}
