namespace Compat.LibTorchEngine.Tests;

internal static partial class Kernels
{
    private static Dictionary<string, (DType[] DTypes, Kernel Run)> Special() => new()
    {
        ["Sin"] = (DTypes.Floating, (e, x, into) => e.Sin(x[0], into)),
        ["Cos"] = (DTypes.Floating, (e, x, into) => e.Cos(x[0], into)),
        ["Tan"] = (DTypes.Floating, (e, x, into) => e.Tan(x[0], into)),
        ["Asin"] = (DTypes.Floating, (e, x, into) => e.Asin(x[0], into)),
        ["Acos"] = (DTypes.Floating, (e, x, into) => e.Acos(x[0], into)),
        ["Atan"] = (DTypes.Floating, (e, x, into) => e.Atan(x[0], into)),
        ["Sinh"] = (DTypes.Floating, (e, x, into) => e.Sinh(x[0], into)),
        ["Cosh"] = (DTypes.Floating, (e, x, into) => e.Cosh(x[0], into)),
        ["Tanh"] = (DTypes.Floating, (e, x, into) => e.Tanh(x[0], into)),
        ["Asinh"] = (DTypes.Floating, (e, x, into) => e.Asinh(x[0], into)),
        ["Acosh"] = (DTypes.Floating, (e, x, into) => e.Acosh(x[0], into)),
        ["Atanh"] = (DTypes.Floating, (e, x, into) => e.Atanh(x[0], into)),
        ["Sigmoid"] = (DTypes.Floating, (e, x, into) => e.Sigmoid(x[0], into)),
        ["Atan2"] = (DTypes.Floating, (e, x, into) => e.Atan2(x[0], x[1], into)),
        ["Erf"] = (DTypes.Floating, (e, x, into) => e.Erf(x[0], into)),
        ["Erfc"] = (DTypes.Floating, (e, x, into) => e.Erfc(x[0], into)),
        ["Erfinv"] = (DTypes.Floating, (e, x, into) => e.Erfinv(x[0], into)),
        ["Lgamma"] = (DTypes.Floating, (e, x, into) => e.Lgamma(x[0], into)),
        ["Digamma"] = (DTypes.Floating, (e, x, into) => e.Digamma(x[0], into)),
        ["Polygamma"] = (DTypes.Floating, (e, x, into) => e.Polygamma(e.Exp(x[0]), 1, into)),
    };

    private static Dictionary<string, (DType[] DTypes, Kernel Run)> Activation() => new()
    {
        ["Relu"] = (DTypes.Real, (e, x, into) => e.Relu(x[0], into)),
        ["ThresholdBackward"] = (DTypes.Real, (e, x, into) => e.ThresholdBackward(x[0], x[1], 1, into)),
        ["Gelu"] = (DTypes.Floating, (e, x, into) => e.Gelu(x[0], false, into)),
        ["Gelu by tanh"] = (DTypes.Floating, (e, x, into) => e.Gelu(x[0], true, into)),
        ["LogSigmoid"] = (DTypes.Floating, (e, x, into) => e.LogSigmoid(x[0], into)),
        ["Softplus"] = (DTypes.Floating, (e, x, into) => e.Softplus(x[0], 2, 1.5, into)),
        ["Elu"] = (DTypes.Floating, (e, x, into) => e.Elu(x[0], 1.5, 2, 0.5, into)),
        ["LeakyRelu"] = (DTypes.Floating, (e, x, into) => e.LeakyRelu(x[0], 0.1, into)),
    };
}
