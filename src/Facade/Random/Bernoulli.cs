using Compat.Engines;

namespace Compat;

/// <summary>bernoulli of a tensor of probabilities: 53 bits for float64, 24 bits and one draw for the narrower types.</summary>
internal static class Bernoulli
{
    /// <summary>Fills <paramref name="self"/>, the probabilities expanded to its sizes and taken in its order.</summary>
    /// <exception cref="RuntimeError">A probability lies outside [0, 1]; those before it are drawn.</exception>
    internal static void Fill(Tensor self, Tensor p, torch.Generator? generator)
    {
        Checks.Expand(p, self.shape);
        if (self.Count == 0) return;
        RandomChecks.NotComplex(self.dtype, "bernoulli_tensor_cpu_self_");
        RandomChecks.Floating(p.dtype, "bernoulli_tensor_cpu_p_");
        Destination.CheckOverlap(self);
        var shape = Shape.OfResult(self.Raw.Shape);
        var limits = Sampling.OnHost(p, shape);
        var direct = self.Raw.Storage is HostStorage && ReferenceEquals(shape, self.Raw.Shape);
        var samples = direct ? self.Raw : RawTensor.OnHost(shape, self.dtype);
        var stream = Sampling.StreamOf(generator);
        lock (stream.Gate) Sampling.Run(limits, new Limits(stream, samples));
        if (!direct) self.Engine.Copy(samples, self.Raw);
    }

    private readonly record struct Limits(RandomStream Stream, RawTensor Samples) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T>
        {
            var outcomes = new byte[elements.Length];
            for (var i = 0; i < elements.Length; i++)
            {
                var limit = TElement.ToDouble(elements[i]);
                if (!(limit >= 0 && limit <= 1))
                {
                    throw new RuntimeError("Expected p_in >= 0 && p_in <= 1 to be true, but got false.  "
                        + "(Could this error message be improved?  If so, please report an enhancement request to PyTorch.)");
                }
                var unit = typeof(T) == typeof(double) ? Stream.Unit() : (Stream.UInt32() & 0xFFFFFF) * (1.0 / (1 << 24));
                outcomes[i] = unit < limit ? (byte)1 : (byte)0;
            }
            Sampling.Run(Samples, new Outcomes(outcomes));
        }
    }

    private readonly record struct Outcomes(byte[] Values) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T>
        {
            for (var i = 0; i < elements.Length; i++) elements[i] = TElement.From((long)Values[i]);
        }
    }
}
