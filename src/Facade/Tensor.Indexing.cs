using System.Runtime.CompilerServices;

namespace Compat;

public partial class Tensor
{
    /// <summary>The part at one index: a view, or a copy where it is a mask or a list of indices.</summary>
    /// <exception cref="IndexError">The index does not fit the tensor.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.__getitem__</c>, <c>__setitem__</c>.</remarks>
    [OverloadResolutionPriority(1)]
    public Tensor this[TensorIndex index]
    {
        get => Indexing.Get(this, [index]);
        set => Indexing.Set(this, [index], value);
    }

    /// <summary>The part at several indices: a view, or a copy where a mask or a list of indices is among them.</summary>
    /// <inheritdoc cref="this[TensorIndex]"/>
    public Tensor this[params ReadOnlySpan<TensorIndex> index]
    {
        get => Indexing.Get(this, index);
        set => Indexing.Set(this, index, value);
    }
}
