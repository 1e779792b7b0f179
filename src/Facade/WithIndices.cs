using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>A result that comes with indices only where they were asked for: one tensor, or two.</summary>
/// <remarks>PyTorch's functions with <c>return_indices</c>; deconstructs as <c>var (values, indices) = …</c>.</remarks>
public readonly record struct WithIndices(Tensor values, Tensor? indices) : ITuple
{
    int ITuple.Length => indices is null ? 1 : 2;

    object? ITuple.this[int index] => index == 0 ? values : indices;

    public static implicit operator Tensor(WithIndices result) => result.values;
}
