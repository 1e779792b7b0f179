using Compat.Text;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Zeroes each element with probability <paramref name="p"/> and multiplies the rest by 1 / (1 - p).</summary>
            /// <exception cref="ValueError">p lies outside [0, 1].</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.dropout</c>.</remarks>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                CheckDropout(p);
                return inplace ? dropout_(input, p, training) : torch.dropout(input, p, training);
            }

            /// <summary>Sets elements to SELU's negative limit with probability <paramref name="p"/>, keeping mean and deviation.</summary>
            /// <exception cref="ValueError">p lies outside [0, 1].</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.alpha_dropout</c>.</remarks>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
            {
                CheckDropout(p);
                return inplace ? alpha_dropout_(input, p, training) : torch.alpha_dropout(input, p, training);
            }

            /// <summary>Sets whole channels to SELU's negative limit with probability <paramref name="p"/>.</summary>
            /// <exception cref="ValueError">p lies outside [0, 1].</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.feature_alpha_dropout</c>.</remarks>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false)
            {
                CheckDropout(p);
                return inplace ? feature_alpha_dropout_(input, p, training) : torch.feature_alpha_dropout(input, p, training);
            }

            /// <summary>Zeroes whole channels of (N, C, H, W); three dimensions count as (N, C, L), with a warning.</summary>
            /// <exception cref="ValueError">p lies outside [0, 1].</exception>
            /// <exception cref="RuntimeError">The input has fewer than two dimensions.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.dropout2d</c>.</remarks>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                CheckDropout(p);
                if (input.Rank is not (3 or 4)) WarnOfRank("dropout2d", input.Rank, 2, "3D or 4D");
                if (input.Rank == 3)
                {
                    warnings.warn("dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior is "
                        + "desired - input is interpreted as shape (N, C, L), where C is the channel dim. This behavior will change in a "
                        + "future release to interpret the input as one without a batch dimension, i.e. shape (C, H, W). To maintain the "
                        + "1D channel-wise dropout behavior, please switch to using dropout1d instead.");
                }
                return inplace ? feature_dropout_(input, p, training) : feature_dropout(input, p, training);
            }

            private static void CheckDropout(double p)
            {
                if (p < 0 || p > 1) throw new ValueError($"dropout probability has to be between 0 and 1, but got {PyFloat.Repr(p)}");
            }

            private static void WarnOfRank(string name, int rank, int spatial, string ranks) => warnings.warn(
                $"{name}: Received a {rank}-D input to {name}, which is deprecated and will result in an error in a future release. To "
                + $"retain the behavior and silence this warning, please use dropout instead. Note that {name} exists to provide "
                + $"channel-wise dropout on inputs with {spatial} spatial dimensions, a channel dimension, and an optional batch "
                + $"dimension (i.e. {ranks} inputs).");
        }
    }
}
