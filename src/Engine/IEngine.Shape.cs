namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>The elements with <paramref name="dims"/> reversed.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::flip</c>.</remarks>
    RawTensor Flip(in RawTensor x, ReadOnlySpan<int> dims, in RawTensor into = default);

    /// <summary>The part of each matrix on and below diagonal <paramref name="diagonal"/> (on and above, where <paramref name="upper"/>);
    /// zeros elsewhere.</summary>
    /// <remarks>PyTorch 2.13 <c>aten::tril</c>, <c>aten::triu</c>.</remarks>
    RawTensor Triangle(in RawTensor x, long diagonal, bool upper, in RawTensor into = default);
}
