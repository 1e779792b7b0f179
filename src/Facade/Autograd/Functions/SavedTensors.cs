using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>Saved tensors, null where null was saved: by index, or taken apart.</summary>
public readonly struct SavedTensors : ITuple, IReadOnlyList<Tensor>
{
    private readonly Tensor[] _tensors;

    internal SavedTensors(Tensor[] tensors) => _tensors = tensors;

    public int Count => _tensors.Length;

    int ITuple.Length => Count;

    public Tensor this[int index] => _tensors[index];

    object? ITuple.this[int index] => _tensors[index];

    /// <summary>The only one: <c>input, = ctx.saved_tensors</c>.</summary>
    /// <exception cref="ValueError">There is another number of them.</exception>
    public static implicit operator Tensor(SavedTensors saved) => saved.Of(1)[0];

    public IEnumerator<Tensor> GetEnumerator() => ((IEnumerable<Tensor>)_tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Deconstruct(out Tensor a, out Tensor b) => (a, b) = (Of(2)[0], _tensors[1]);

    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c) => (a, b, c) = (Of(3)[0], _tensors[1], _tensors[2]);

    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d) =>
        (a, b, c, d) = (Of(4)[0], _tensors[1], _tensors[2], _tensors[3]);

    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d, out Tensor e) =>
        (a, b, c, d, e) = (Of(5)[0], _tensors[1], _tensors[2], _tensors[3], _tensors[4]);

    public void Deconstruct(out Tensor a, out Tensor b, out Tensor c, out Tensor d, out Tensor e, out Tensor f) =>
        (a, b, c, d, e, f) = (Of(6)[0], _tensors[1], _tensors[2], _tensors[3], _tensors[4], _tensors[5]);

    public override string ToString() => Text.PyRepr.Repr(this);

    private Tensor[] Of(int expected) => _tensors.Length == expected ? _tensors : throw new ValueError(_tensors.Length > expected
        ? $"too many values to unpack (expected {expected})"
        : $"not enough values to unpack (expected {expected}, got {_tensors.Length})");
}
