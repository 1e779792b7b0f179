namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>input ← max(input, 0).</summary>
            /// <inheritdoc cref="relu"/>
            public static Tensor relu_(Tensor input) => torch.relu_(input);

            /// <summary>input ← selu(input).</summary>
            /// <inheritdoc cref="selu"/>
            public static Tensor selu_(Tensor input) => torch.selu_(input);

            /// <summary>input ← threshold(input).</summary>
            /// <inheritdoc cref="threshold"/>
            public static Tensor threshold_(Tensor input, Scalar threshold, Scalar value) => torch.threshold_(input, threshold, value);

            /// <summary>input ← hardtanh(input).</summary>
            /// <inheritdoc cref="hardtanh"/>
            public static Tensor hardtanh_(Tensor input, Scalar? min_val = null, Scalar? max_val = null) =>
                Activations.Hardtanh(input, min_val ?? -1, max_val ?? 1, inplace: true);

            /// <summary>input ← leaky_relu(input).</summary>
            /// <inheritdoc cref="leaky_relu"/>
            public static Tensor leaky_relu_(Tensor input, double negative_slope = 0.01) =>
                Activations.LeakyRelu(input, negative_slope, inplace: true);

            /// <summary>input ← scale · input where it is positive, otherwise alpha · scale · (exp(input_scale · input) − 1).</summary>
            /// <inheritdoc cref="elu"/>
            public static Tensor elu_(Tensor input, Scalar? alpha = null, Scalar? scale = null, Scalar? input_scale = null) =>
                Activations.Elu(input, alpha ?? 1, scale ?? 1, input_scale ?? 1);
        }
    }
}
