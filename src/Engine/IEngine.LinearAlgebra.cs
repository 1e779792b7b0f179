namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>A·B; (n, k) · (k, m) → (n, m). The destination must not overlap an operand.</summary>
    RawTensor Mm(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>β·C + α·A·B; C broadcasts to (n, m); β = 0 does not read C. The destination may be C.</summary>
    RawTensor Addmm(in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default);

    /// <summary>A·B for each of a batch; (b, n, k) · (b, k, m) → (b, n, m). The destination must not overlap an operand.</summary>
    RawTensor Bmm(in RawTensor a, in RawTensor b, in RawTensor into = default);

    /// <summary>β·C + α·A·B for each of a batch; C broadcasts to (b, n, m); β = 0 does not read C. The destination may be C.</summary>
    RawTensor Baddbmm(in RawTensor c, in RawTensor a, in RawTensor b, Scalar beta, Scalar alpha, in RawTensor into = default);
}
