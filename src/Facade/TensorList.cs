using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>One tensor or several, where PyTorch takes either; an element may be null.</summary>
[CollectionBuilder(typeof(TensorList), nameof(Create))]
public sealed class TensorList : IReadOnlyList<Tensor?>
{
    private readonly Tensor?[] _tensors;

    private TensorList(Tensor single)
    {
        _tensors = [single];
        IsSingle = true;
    }

    public TensorList(params ReadOnlySpan<Tensor?> tensors) => _tensors = tensors.ToArray();

    /// <summary>True where a tensor was given, not a list of one.</summary>
    public bool IsSingle { get; }

    public int Count => _tensors.Length;

    public Tensor? this[int index] => _tensors[index];

    public static implicit operator TensorList(Tensor tensor) => new(tensor);

    public static implicit operator TensorList(Tensor[] tensors) => new(tensors);

    public static implicit operator TensorList(List<Tensor> tensors) => new([.. tensors]);

    public static implicit operator TensorList((Tensor A, Tensor B) tensors) => new(tensors.A, tensors.B);

    public static implicit operator TensorList((Tensor A, Tensor B, Tensor C) tensors) => new(tensors.A, tensors.B, tensors.C);

    public static TensorList Create(ReadOnlySpan<Tensor?> tensors) => new(tensors);

    public IEnumerator<Tensor?> GetEnumerator() => ((IEnumerable<Tensor?>)_tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
