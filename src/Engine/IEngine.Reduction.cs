namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>Sum over <paramref name="dims"/> (ascending, not negative), in the dtype of <paramref name="x"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>ATen/native/cpu/SumKernel.cpp</c>: its order of additions is part of the result.</remarks>
    RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default);

    /// <summary>Product over <paramref name="dims"/>, in the dtype of <paramref name="x"/>.</summary>
    RawTensor Prod(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default);

    /// <summary>The greatest element over <paramref name="dims"/>; NaN wins. Nothing is folded from no elements.</summary>
    RawTensor Amax(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default);

    /// <summary>The least element over <paramref name="dims"/>; NaN wins. Nothing is folded from no elements.</summary>
    RawTensor Amin(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default);

    /// <summary>Where the greatest element lies along <paramref name="dim"/>, the first of equals, as int64; NaN wins.</summary>
    RawTensor Argmax(in RawTensor x, int dim, bool keepdim, in RawTensor into = default);

    /// <summary>Where the least element lies along <paramref name="dim"/>, the first of equals, as int64; NaN wins.</summary>
    RawTensor Argmin(in RawTensor x, int dim, bool keepdim, in RawTensor into = default);

    /// <summary>Variance of real floating numbers: Σ(x − mean)² / max(0, n − correction).</summary>
    RawTensor Var(in RawTensor x, ReadOnlySpan<int> dims, double correction, bool keepdim, in RawTensor into = default);

    /// <summary>(Σ|x|ᵖ)^(1/p) of floating or complex numbers, as real numbers; p may be 0, ∞, −∞.</summary>
    RawTensor Norm(in RawTensor x, double ord, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default);

    /// <summary>Running sums along <paramref name="dim"/>, in the dtype of <paramref name="x"/>.</summary>
    RawTensor Cumsum(in RawTensor x, int dim, in RawTensor into = default);

    /// <summary>Running products along <paramref name="dim"/>, in the dtype of <paramref name="x"/>.</summary>
    RawTensor Cumprod(in RawTensor x, int dim, in RawTensor into = default);

    /// <summary>Running maxima along <paramref name="dim"/> and where they lie, the last of equals; NaN wins.</summary>
    (RawTensor Values, RawTensor Indices) Cummax(in RawTensor x, int dim);

    /// <summary>Running minima along <paramref name="dim"/> and where they lie, the last of equals; NaN wins.</summary>
    (RawTensor Values, RawTensor Indices) Cummin(in RawTensor x, int dim);
}
