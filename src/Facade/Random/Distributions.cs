namespace Compat;

/// <summary>(-1/λ)·log1p(-U).</summary>
internal readonly record struct Exponential(double Lambda) : IDraw
{
    public double Draw(RandomStream stream) => -1.0 / Lambda * Log1p.Of(-stream.Unit());
}

/// <summary>⌈log U / log1p(-p)⌉.</summary>
internal readonly record struct Geometric(double P) : IDraw
{
    public double Draw(RandomStream stream) => Math.Ceiling(Math.Log(stream.Unit()) / Log1p.Of(-P));
}

/// <summary>median + σ·tan(π(U - ½)), fused as the AVX2 kernel is.</summary>
internal readonly record struct Cauchy(double Median, double Sigma) : IDraw
{
    public double Draw(RandomStream stream) =>
        Math.FusedMultiplyAdd(Sigma, Math.Tan(Math.PI * (stream.Unit() - 0.5)), Median);
}

/// <summary>exp(μ + σz), z from the pairs of Box and Muller.</summary>
internal readonly record struct LogNormal(double Mean, double Deviation) : IDraw
{
    public double Draw(RandomStream stream) => Math.Exp(Math.FusedMultiplyAdd(stream.StandardNormal(), Deviation, Mean));
}
