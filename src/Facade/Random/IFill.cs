namespace Compat;

/// <summary>A sampler that fills elements, laid out in the order in which PyTorch draws them.</summary>
internal interface IFill
{
    void Fill<T, TElement>(RandomStream stream, Span<T> destination) where T : unmanaged where TElement : struct, IElement<T>;
}

/// <summary>A sampler of one double per element.</summary>
internal interface IDraw
{
    double Draw(RandomStream stream);
}

/// <summary>Fills element by element with the values of <paramref name="Distribution"/>, computed in double and cast.</summary>
internal readonly record struct EachDrawn<TDraw>(TDraw Distribution) : IFill where TDraw : struct, IDraw
{
    public void Fill<T, TElement>(RandomStream stream, Span<T> destination)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        for (var i = 0; i < destination.Length; i++) destination[i] = TElement.From(Distribution.Draw(stream));
    }
}
