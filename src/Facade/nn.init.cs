namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initial values of parameters, drawn as PyTorch draws them; nothing is recorded.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.init</c>.</remarks>
        public static partial class init
        {
            /// <summary>The factor that keeps the deviation through <paramref name="nonlinearity"/>.</summary>
            /// <param name="nonlinearity">PyTorch's name, <c>relu</c> or <c>tanh</c> for example.</param>
            /// <param name="param">The negative slope of <c>leaky_relu</c>, 0.01 unless given.</param>
            /// <exception cref="ValueError">The name is not known.</exception>
            public static double calculate_gain(string nonlinearity, double? param = null) => nonlinearity switch
            {
                "linear" or "conv1d" or "conv2d" or "conv3d" => 1,
                "conv_transpose1d" or "conv_transpose2d" or "conv_transpose3d" or "sigmoid" => 1,
                "tanh" => 5.0 / 3,
                "relu" => Math.Sqrt(2.0),
                "leaky_relu" => Math.Sqrt(2.0 / (1 + (param ?? 0.01) * (param ?? 0.01))),
                "selu" => 3.0 / 4,
                _ => throw new ValueError($"Unsupported nonlinearity {nonlinearity}"),
            };

            /// <summary>Uniform numbers of [a, b).</summary>
            public static Tensor uniform_(Tensor tensor, double a = 0, double b = 1, Generator? generator = null)
            {
                using var scope = no_grad();
                return tensor.uniform_(a, b, generator);
            }

            /// <summary>Normal numbers.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var scope = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            /// <summary>Every element <paramref name="val"/>.</summary>
            public static Tensor constant_(Tensor tensor, double val)
            {
                using var scope = no_grad();
                return tensor.fill_(val);
            }

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor)
            {
                using var scope = no_grad();
                return tensor.zero_();
            }

            /// <summary>The identity matrix, cut or filled up with zeros.</summary>
            /// <exception cref="ValueError">The tensor has not two dimensions.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.Rank != 2) throw new ValueError("Only tensors with 2 dimensions are supported");
                using var scope = no_grad();
                tensor.zero_();
                Diagonal(tensor, Math.Min(tensor.Raw.Sizes[0], tensor.Raw.Sizes[1]), 0).fill_(1);
                return tensor;
            }

            /// <summary>The delta function: a convolution with it keeps as many channels as it can.</summary>
            /// <exception cref="ValueError">The tensor has not 3, 4 or 5 dimensions, or the groups do not divide the first.</exception>
            public static Tensor dirac_(Tensor tensor, long groups = 1)
            {
                if (tensor.Rank is < 3 or > 5) throw new ValueError("Only tensors with 3, 4, or 5 dimensions are supported");
                var sizes = tensor.Raw.Sizes;
                var strides = tensor.Raw.Strides;
                if (groups == 0) throw new ZeroDivisionError("integer modulo by zero");
                if (sizes[0] % groups != 0) throw new ValueError("dim 0 must be divisible by groups");
                using var scope = no_grad();
                tensor.zero_();
                long center = 0;
                for (var d = 2; d < sizes.Length; d++) center += sizes[d] / 2 * strides[d];
                var outputs = sizes[0] / groups;
                for (var group = 0L; group < groups; group++)
                {
                    Diagonal(tensor, Math.Min(outputs, sizes[1]), center + group * outputs * strides[0]).fill_(1);
                }
                return tensor;
            }

            /// <summary>Uniform numbers of ±gain·√(6 / (fan_in + fan_out)).</summary>
            /// <exception cref="ValueError">The tensor has fewer than two dimensions.</exception>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1, Generator? generator = null)
            {
                var a = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -a, a, generator);
            }

            /// <summary>Normal numbers of deviation gain·√(2 / (fan_in + fan_out)).</summary>
            /// <exception cref="ValueError">The tensor has fewer than two dimensions.</exception>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1, Generator? generator = null) =>
                normal_(tensor, 0, XavierDeviation(tensor, gain), generator);

            /// <summary>Uniform numbers of ±√3·gain / √fan.</summary>
            /// <param name="tensor">The parameter.</param>
            /// <param name="a">Negative slope of the following <c>leaky_relu</c>.</param>
            /// <param name="mode"><c>fan_in</c> keeps the deviation forward, <c>fan_out</c> backward.</param>
            /// <param name="nonlinearity">As for <see cref="calculate_gain"/>.</param>
            /// <param name="generator">By default the default generator.</param>
            /// <exception cref="ValueError">The tensor has fewer than two dimensions, or a name is not known.</exception>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, string mode = "fan_in", string nonlinearity = "leaky_relu", Generator? generator = null)
            {
                if (IsEmpty(tensor)) return tensor;
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound, generator);
            }

            /// <summary>Normal numbers of deviation gain / √fan.</summary>
            /// <inheritdoc cref="kaiming_uniform_"/>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, string mode = "fan_in", string nonlinearity = "leaky_relu", Generator? generator = null)
            {
                if (IsEmpty(tensor)) return tensor;
                return normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity), generator);
            }

            /// <summary>Inputs and outputs of one unit: the first two sizes times the receptive field.</summary>
            /// <exception cref="ValueError">The tensor has fewer than two dimensions.</exception>
            public static (long fan_in, long fan_out) _calculate_fan_in_and_fan_out(Tensor tensor)
            {
                if (tensor.Rank < 2)
                {
                    throw new ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
                }
                var field = 1L;
                foreach (var size in tensor.Raw.Sizes[2..]) field *= size;
                return (tensor.Raw.Sizes[1] * field, tensor.Raw.Sizes[0] * field);
            }

            /// <summary>The fan that <paramref name="mode"/> names.</summary>
            /// <exception cref="ValueError">The tensor has fewer than two dimensions, or the mode is not known.</exception>
            public static long _calculate_correct_fan(Tensor tensor, string mode)
            {
                mode = mode.ToLowerInvariant();
                if (mode is not ("fan_in" or "fan_out"))
                {
                    throw new ValueError($"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']");
                }
                var (fan_in, fan_out) = _calculate_fan_in_and_fan_out(tensor);
                return mode == "fan_in" ? fan_in : fan_out;
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fan_in, fan_out) = _calculate_fan_in_and_fan_out(tensor);
                return gain * Math.Sqrt(2.0 / (fan_in + fan_out));
            }

            private static double KaimingDeviation(Tensor tensor, double a, string mode, string nonlinearity)
            {
                var fan = _calculate_correct_fan(tensor, mode);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(fan);
            }

            private static bool IsEmpty(Tensor tensor)
            {
                if (tensor.Count > 0) return false;
                warnings.warn("Initializing zero-element tensors is a no-op");
                return true;
            }

            /// <summary>Elements (i, i) of the first two dimensions, from an element further on.</summary>
            private static Tensor Diagonal(Tensor tensor, long length, long start) =>
                tensor.as_strided([length], [tensor.Raw.Strides[0] + tensor.Raw.Strides[1]], tensor.Raw.Offset + start);
        }
    }
}
