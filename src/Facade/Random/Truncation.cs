using Compat.Engines;

namespace Compat;

/// <summary>Normal numbers within bounds, by drawing whole tensors until every element has one.</summary>
/// <remarks>PyTorch 2.13 <c>torch.nn.init._no_grad_trunc_normal_</c>.</remarks>
internal readonly record struct Truncation(double Mean, double Deviation, double Low, double High)
{
    /// <summary>True where enough normals fall inside to take those; otherwise uniform proposals are accepted by their density.</summary>
    internal bool IsWide => Below((High - Mean) / Deviation) - Below((Low - Mean) / Deviation) > 0.3;

    /// <summary>Puts elements of <paramref name="next"/> where <paramref name="values"/> lies outside; false where none does.</summary>
    internal bool Redraw(RawTensor values, Func<RawTensor> next)
    {
        var outside = new List<int>();
        Sampling.Run(values, new Outside(Low, High, outside));
        if (outside.Count == 0) return false;
        Sampling.Run(values, new Replaced(next(), outside));
        return true;
    }

    /// <summary>Puts the candidates at the pending places, and keeps those places pending that they are refused at.</summary>
    internal void Propose(RawTensor values, RawTensor candidates, RawTensor acceptance, List<int> pending)
    {
        Sampling.Run(values, new Replaced(candidates, pending));
        Sampling.Run(candidates, new Refused(this, acceptance, pending));
    }

    private bool Refuses<T, TElement>(T candidate, T unit)
        where T : unmanaged
        where TElement : struct, IElement<T>
    {
        var mode = Math.Max(Low, Math.Min(Mean, High));
        var peak = -0.5 * Math.Pow((mode - Mean) / Deviation, 2);
        if (typeof(T) == typeof(double))
        {
            var z = (TElement.ToDouble(candidate) - Mean) / Deviation;
            return Math.Log(TElement.ToDouble(unit)) > z * z * -0.5 - peak;
        }
        // Every step is an operator of its own in PyTorch, and rounds to the dtype.
        static float Round(float value) => (float)TElement.ToDouble(TElement.From(value));
        var w = Round(Round((float)TElement.ToDouble(candidate) - (float)Mean) / (float)Deviation);
        w = Round(Round(Round(w * w) * -0.5f) - (float)peak);
        return Round(MathF.Log((float)TElement.ToDouble(unit))) > w;
    }

    private static double Below(double x) => (1 + ErrorFunction(x / Math.Sqrt(2.0))) / 2;

    /// <summary>erf by its series with positive terms, 2/√π · e^(-x²) · Σ (2x²)^n · x / (2n + 1)!!.</summary>
    private static double ErrorFunction(double x)
    {
        if (!(Math.Abs(x) < 6)) return x > 0 ? 1 : -1;
        var (sum, term) = (x, x);
        for (var odd = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); odd += 2)
        {
            term *= 2 * x * x / odd;
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private readonly record struct Outside(double Low, double High, List<int> Places) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T>
        {
            var (low, high) = (TElement.ToDouble(TElement.From(Low)), TElement.ToDouble(TElement.From(High)));
            for (var i = 0; i < elements.Length; i++)
            {
                var value = TElement.ToDouble(elements[i]);
                if (value < low || value > high) Places.Add(i);
            }
        }
    }

    private readonly record struct Replaced(RawTensor By, List<int> Places) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T>
        {
            var by = Sampling.Elements<T>(By);
            foreach (var place in Places) elements[place] = by[place];
            GC.KeepAlive(By.Storage);
        }
    }

    private readonly record struct Refused(Truncation Truncation, RawTensor Acceptance, List<int> Pending) : IElementBody
    {
        public void Run<T, TElement>(Span<T> elements)
            where T : unmanaged
            where TElement : struct, IElement<T>
        {
            var units = Sampling.Elements<T>(Acceptance);
            var kept = 0;
            for (var i = 0; i < Pending.Count; i++)
            {
                var place = Pending[i];
                if (Truncation.Refuses<T, TElement>(elements[place], units[place])) Pending[kept++] = place;
            }
            Pending.RemoveRange(kept, Pending.Count - kept);
            GC.KeepAlive(Acceptance.Storage);
        }
    }
}
