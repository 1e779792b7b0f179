namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(input, 0).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.relu</c>.</remarks>
            public static Tensor relu(Tensor input, bool inplace = false) => inplace ? torch.relu_(input) : torch.relu(input);

            /// <summary>input where it is positive, otherwise negative_slope · input.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.leaky_relu</c>; derivatives.yaml <c>leaky_relu</c>.</remarks>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                Activations.LeakyRelu(input, negative_slope, inplace);

            /// <summary>input where it is positive, otherwise alpha · (exp(input) − 1).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.elu</c>; derivatives.yaml <c>elu</c>.</remarks>
            public static Tensor elu(Tensor input, double alpha = 1.0, bool inplace = false) => Activations.Elu(input, alpha, inplace);

            /// <summary>input · Φ(input), Φ the normal distribution function, or its approximation by tanh.</summary>
            /// <exception cref="RuntimeError">approximate is neither "none" nor "tanh".</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.gelu</c>; derivatives.yaml <c>gelu</c>.</remarks>
            public static Tensor gelu(Tensor input, string approximate = "none", Tensor? @out = null) => approximate is "none" or "tanh"
                ? Activations.Gelu(input, approximate, @out)
                : throw new RuntimeError("approximate argument must be either none or tanh.");

            /// <summary>input · σ(input).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.silu</c>; derivatives.yaml <c>silu</c>.</remarks>
            public static Tensor silu(Tensor input, bool inplace = false) => Activations.Silu(input, inplace);

            /// <summary>ln(1 + exp(beta · input)) / beta; input where beta · input is greater than threshold.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.softplus</c>; derivatives.yaml <c>softplus</c>.</remarks>
            public static Tensor softplus(Tensor input, Scalar? beta = null, Scalar? threshold = null, Tensor? @out = null) =>
                Activations.Softplus(input, beta ?? 1, threshold ?? 20, @out);

            /// <summary>min(max(input, min_val), max_val).</summary>
            /// <exception cref="ValueError">min_val is greater than max_val.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.hardtanh</c>; derivatives.yaml <c>hardtanh</c>.</remarks>
            public static Tensor hardtanh(Tensor input, double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                min_val > max_val
                    ? throw new ValueError("min_val cannot be greater than max_val")
                    : Activations.Hardtanh(input, min_val, max_val, inplace);

            /// <summary>min(max(input, 0), 6).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.relu6</c>, which is a hardtanh.</remarks>
            public static Tensor relu6(Tensor input, bool inplace = false) => Activations.Hardtanh(input, 0, 6, inplace);

            /// <summary>SELU; see <see cref="torch.selu"/>.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.selu</c>.</remarks>
            public static Tensor selu(Tensor input, bool inplace = false) => inplace ? torch.selu_(input) : torch.selu(input);

            /// <summary>CELU; see <see cref="torch.celu"/>.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.celu</c>.</remarks>
            public static Tensor celu(Tensor input, double alpha = 1.0) => torch.celu(input, alpha);

            /// <summary>a · σ(b) of the two halves of <paramref name="input"/> along <paramref name="dim"/>.</summary>
            /// <exception cref="RuntimeError">The dimension's size is odd, or there is none.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.glu</c>; derivatives.yaml <c>glu</c>.</remarks>
            public static Tensor glu(Tensor input, long dim = -1)
            {
                if (input.ndim == 0) throw new RuntimeError("glu does not support scalars because halving size must be even");
                var along = Checks.Wrap(dim, input.ndim);
                var size = input.Raw.Sizes[along];
                if (size % 2 == 0) return Activations.Glu(input, along);
                throw new RuntimeError($"Halving dimension must be even, but dimension {along} is size {size}");
            }

            /// <summary>ln σ(input).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.logsigmoid</c>; derivatives.yaml <c>log_sigmoid_forward</c>.</remarks>
            public static Tensor logsigmoid(Tensor input, Tensor? @out = null) => Activations.LogSigmoid(input, @out);

            /// <summary>input / (1 + |input|).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.softsign</c>.</remarks>
            public static Tensor softsign(Tensor input) => input / (input.abs() + 1);

            /// <summary>input − tanh(input).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.tanhshrink</c>.</remarks>
            public static Tensor tanhshrink(Tensor input) => input - input.tanh();

            /// <summary>tanh(input).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.tanh</c>.</remarks>
            public static Tensor tanh(Tensor input) => input.tanh();

            /// <summary>σ(input).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.sigmoid</c>.</remarks>
            public static Tensor sigmoid(Tensor input) => input.sigmoid();

            /// <summary>input where it is greater than threshold, otherwise value.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.threshold</c>; derivatives.yaml <c>threshold</c>.</remarks>
            public static Tensor threshold(Tensor input, double threshold, double value, bool inplace = false) =>
                inplace ? torch.threshold_(input, threshold, value) : torch.threshold(input, threshold, value);

            /// <summary>exp(input) / Σ exp(input) along <paramref name="dim"/>.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.softmax</c>.</remarks>
            public static Tensor softmax(Tensor input, long? dim = null, int _stacklevel = 3, DType? dtype = null) =>
                torch.softmax(input, dim ?? SoftmaxDim("softmax", input), dtype);

            /// <summary>input − ln Σ exp(input) along <paramref name="dim"/>.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.log_softmax</c>.</remarks>
            public static Tensor log_softmax(Tensor input, long? dim = null, int _stacklevel = 3, DType? dtype = null) =>
                torch.log_softmax(input, dim ?? SoftmaxDim("log_softmax", input), dtype);

            /// <summary>softmax(−input) along <paramref name="dim"/>.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.softmin</c>.</remarks>
            public static Tensor softmin(Tensor input, long? dim = null, int _stacklevel = 3, DType? dtype = null) =>
                torch.softmax(-input, dim ?? SoftmaxDim("softmin", input), dtype);

            // PyTorch 2.13 _get_softmax_dim.
            private static long SoftmaxDim(string name, Tensor input)
            {
                torch.warnings.warn(
                    $"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.");
                return input.ndim is 0 or 1 or 3 ? 0 : 1;
            }
        }
    }
}
