using System.Runtime.InteropServices;
using Compat.Engines;

namespace Compat;

/// <summary>Replaces each element, a parameter, by a draw of its distribution.</summary>
internal interface IParameters
{
    void Replace<T, TElement>(RandomStream stream, Span<T> parameters) where T : unmanaged where TElement : struct, IElement<T>;
}

internal readonly record struct PoissonRates : IParameters
{
    public void Replace<T, TElement>(RandomStream stream, Span<T> parameters)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        foreach (ref var rate in parameters) rate = TElement.From(Poisson.Draw(stream, TElement.ToDouble(rate)));
    }
}

internal readonly record struct GammaShapes : IParameters
{
    public void Replace<T, TElement>(RandomStream stream, Span<T> parameters)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        if (typeof(T) == typeof(double))
        {
            foreach (ref var shape in MemoryMarshal.Cast<T, double>(parameters)) shape = StandardGamma.Draw(stream, shape);
            return;
        }
        foreach (ref var shape in MemoryMarshal.Cast<T, float>(parameters)) shape = StandardGamma.Draw(stream, shape);
    }
}

/// <summary>The parameters are the counts; the probabilities lie beside them.</summary>
internal readonly record struct BinomialTrials(RawTensor Probabilities) : IParameters
{
    public void Replace<T, TElement>(RandomStream stream, Span<T> parameters)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        if (typeof(T) == typeof(double))
        {
            var counts = MemoryMarshal.Cast<T, double>(parameters);
            var p = Sampling.Elements<double>(Probabilities);
            for (var i = 0; i < counts.Length; i++) counts[i] = Binomial.Draw(stream, counts[i], p[i]);
        }
        else
        {
            var counts = MemoryMarshal.Cast<T, float>(parameters);
            var p = Sampling.Elements<float>(Probabilities);
            for (var i = 0; i < counts.Length; i++) counts[i] = Binomial.Draw(stream, counts[i], p[i]);
        }
        GC.KeepAlive(Probabilities.Storage);
    }
}
