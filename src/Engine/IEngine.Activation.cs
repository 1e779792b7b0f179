namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>max(x, 0), NaN kept.</summary>
    RawTensor Relu(in RawTensor x, in RawTensor into = default);

    /// <summary>grad where x &gt; threshold, otherwise 0.</summary>
    RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default);
}
