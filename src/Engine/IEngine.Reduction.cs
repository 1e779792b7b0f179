namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>Sum over <paramref name="dims"/> (ascending, not negative), in the dtype of <paramref name="x"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>ATen/native/cpu/SumKernel.cpp</c>: its order of additions is part of the result.</remarks>
    RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default);
}
