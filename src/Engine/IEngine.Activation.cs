namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>max(x, 0), NaN kept.</summary>
    RawTensor Relu(in RawTensor x, in RawTensor into = default);

    /// <summary>grad where x &gt; threshold, otherwise 0.</summary>
    RawTensor ThresholdBackward(in RawTensor grad, in RawTensor x, Scalar threshold, in RawTensor into = default);

    /// <summary>eˣ / Σ eˣ along <paramref name="dim"/>, of floating numbers.</summary>
    RawTensor Softmax(in RawTensor x, int dim, in RawTensor into = default);

    /// <summary>x − ln Σ eˣ along <paramref name="dim"/>, of floating numbers.</summary>
    RawTensor LogSoftmax(in RawTensor x, int dim, in RawTensor into = default);

    /// <summary>x·Φ(x), or its approximation by tanh.</summary>
    RawTensor Gelu(in RawTensor x, bool tanh, in RawTensor into = default);

    /// <summary>ln(1 / (1 + e⁻ˣ)) of floating numbers.</summary>
    RawTensor LogSigmoid(in RawTensor x, in RawTensor into = default);

    /// <summary>x where βx &gt; threshold, otherwise ln(1 + exp(βx)) / β.</summary>
    RawTensor Softplus(in RawTensor x, double beta, double threshold, in RawTensor into = default);

    /// <summary>scale·x for positive x, otherwise scale·alpha·(exp(inputScale·x) − 1).</summary>
    RawTensor Elu(in RawTensor x, double alpha, double scale, double inputScale, in RawTensor into = default);

    /// <summary>x for positive x, otherwise slope·x.</summary>
    RawTensor LeakyRelu(in RawTensor x, double slope, in RawTensor into = default);

    /// <summary>x / (1 + e⁻ˣ).</summary>
    RawTensor Silu(in RawTensor x, in RawTensor into = default);
}
