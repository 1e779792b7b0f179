using Compat.Engines;

namespace Compat;

/// <summary>What a variance is taken of: operand, dimensions, correction.</summary>
internal sealed class Spread
{
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    public Spread(string name, Tensor self, Dims? dim, Scalar? correction, bool keepdim)
    {
        if (!self.dtype.IsDifferentiable)
        {
            throw new RuntimeError(name is "var" or "std"
                ? $"std and var only support floating point and complex dtypes"
                : $"{name} only support floating point and complex dtypes");
        }

        (Name, Self, Dim, GivenCorrection, KeepDim) = (name, self, dim, correction, keepdim);
        Dims = Checks.Reduced(dim, self.Rank);
    }

    private Spread(string name, Tensor self, Dims? dim, Scalar? correction, bool keepdim, int[] dims) =>
        (Name, Self, Dim, GivenCorrection, KeepDim, Dims) = (name, self, dim, correction, keepdim, dims);

    public string Name { get; }

    public Tensor Self { get; }

    public Dims? Dim { get; }

    public int[] Dims { get; }

    public Scalar? GivenCorrection { get; }

    public bool KeepDim { get; }

    public double Correction => GivenCorrection?.ToDouble() ?? 1;

    /// <summary>The same without the operand, which a node keeps by itself.</summary>
    public Spread Detached() => new(Name, torch.empty(0, dtype: Self.dtype), Dim, GivenCorrection, KeepDim, Dims);

    /// <summary>The variance or its root; float16 and bfloat16 in float32, complex numbers as the sum over both parts.</summary>
    public Tensor Run(Tensor? @out, bool root)
    {
        var (engine, result) = (Self.Engine, Self.dtype.ToReal());
        long reduced = 1;
        foreach (var d in Dims) reduced *= Self.Raw.Sizes[d];
        if (reduced - Correction <= 0) Warnings.DegreesOfFreedom(Name);
        return Reductions.Run(Name, Self, Self.Raw, Dims, KeepDim, result, @out, _ =>
        {
            var variance = Self.dtype.is_complex
                ? engine.Add(Variance(Part(0)), Variance(Part(1)), 1)
                : Variance(Pipelines.Operand(Self.Raw, engine, result.itemsize == 2 ? DType.Float32 : result));
            return Pipelines.Operand(root ? engine.Sqrt(variance) : variance, engine, result);
        });
    }

    private RawTensor Variance(in RawTensor x) => Self.Engine.Var(x, Dims, Correction, KeepDim);

    private RawTensor Part(int part)
    {
        long[] strides = [.. Self.Raw.Strides];
        for (var d = 0; d < strides.Length; d++) strides[d] *= 2;
        return new RawTensor(
            Self.Raw.Storage, Shape.Of(Self.Raw.Sizes, strides), (2 * Self.Raw.Offset) + part, Self.dtype.ToReal());
    }
}
