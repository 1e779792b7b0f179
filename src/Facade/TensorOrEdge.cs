using System.Collections;
using System.Runtime.CompilerServices;
using GradientEdge = Compat.torch.autograd.graph.GradientEdge;

namespace Compat;

/// <summary>A tensor or a gradient edge, where PyTorch takes either.</summary>
public readonly struct TensorOrEdge
{
    private readonly GradientEdge? _edge;

    private TensorOrEdge(Tensor? tensor, GradientEdge? edge) => (Tensor, _edge) = (tensor, edge);

    /// <summary>The tensor; null where an edge was given.</summary>
    internal Tensor? Tensor { get; }

    internal bool IsEdge => _edge is not null;

    /// <summary>Where the gradient arrives; without a node for a tensor that requires none.</summary>
    /// <exception cref="IndexError">A gradient edge names an output that its node has not.</exception>
    internal Edge Edge => _edge is not { } edge ? Node.EdgeOf(Tensor)
        : edge.node is null || (uint)edge.output_nr < (uint)edge.node.Outputs ? new Edge(edge.node, edge.output_nr)
        : throw new IndexError("tuple index out of range");

    public static implicit operator TensorOrEdge(Tensor? tensor) => new(tensor, null);

    public static implicit operator TensorOrEdge(GradientEdge edge) => new(null, edge);
}

/// <summary>One tensor or gradient edge or several, where PyTorch takes either.</summary>
[CollectionBuilder(typeof(TensorOrEdgeList), nameof(Create))]
public sealed class TensorOrEdgeList : IReadOnlyList<TensorOrEdge>
{
    private readonly TensorOrEdge[] _items;

    private TensorOrEdgeList(params TensorOrEdge[] items) => _items = items;

    private TensorOrEdgeList(IReadOnlyCollection<Tensor?> tensors)
    {
        _items = new TensorOrEdge[tensors.Count];
        var i = 0;
        foreach (var tensor in tensors) _items[i++] = tensor;
    }

    public int Count => _items.Length;

    public TensorOrEdge this[int index] => _items[index];

    public static implicit operator TensorOrEdgeList(Tensor tensor) => new([(TensorOrEdge)tensor]);

    public static implicit operator TensorOrEdgeList(GradientEdge edge) => new([(TensorOrEdge)edge]);

    public static implicit operator TensorOrEdgeList(Tensor[] tensors) => new((IReadOnlyCollection<Tensor?>)tensors);

    public static implicit operator TensorOrEdgeList(List<Tensor> tensors) => new((IReadOnlyCollection<Tensor?>)tensors);

    public static implicit operator TensorOrEdgeList(TensorList tensors) => new((IReadOnlyCollection<Tensor?>)tensors);

    public static implicit operator TensorOrEdgeList(Dictionary<string, Tensor> tensors) =>
        new((IReadOnlyCollection<Tensor?>)tensors.Values);

    public static implicit operator TensorOrEdgeList(GradientEdge[] edges) => new(Array.ConvertAll(edges, edge => (TensorOrEdge)edge));

    public static implicit operator TensorOrEdgeList((Tensor A, Tensor B) tensors) => new(tensors.A, tensors.B);

    public static implicit operator TensorOrEdgeList((Tensor A, Tensor B, Tensor C) tensors) => new(tensors.A, tensors.B, tensors.C);

    public static implicit operator TensorOrEdgeList((GradientEdge A, GradientEdge B) edges) => new(edges.A, edges.B);

    public static implicit operator TensorOrEdgeList((GradientEdge A, Tensor B) items) => new(items.A, items.B);

    public static implicit operator TensorOrEdgeList((Tensor A, GradientEdge B) items) => new(items.A, items.B);

    public static TensorOrEdgeList Create(ReadOnlySpan<TensorOrEdge> items) => new(items.ToArray());

    public IEnumerator<TensorOrEdge> GetEnumerator() => ((IEnumerable<TensorOrEdge>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
