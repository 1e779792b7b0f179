using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest element of each window of the last two dimensions; (N, C, H, W) or (C, H, W).</summary>
            /// <param name="input">Any dtype but bool and complex.</param>
            /// <param name="kernel_size">Size of the window.</param>
            /// <param name="stride">Step of the window; its size by default.</param>
            /// <param name="padding">−∞ on both sides; at most half the window.</param>
            /// <param name="dilation">Distance of the window's elements.</param>
            /// <param name="ceil_mode">True to keep windows that leave the input at the end.</param>
            /// <exception cref="RuntimeError">The window does not fit.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.max_pool2d</c>; derivatives.yaml <c>max_pool2d_with_indices</c>.</remarks>
            [OverloadResolutionPriority(1)]
            public static Tensor max_pool2d(
                Tensor input, Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                bool ceil_mode = false) =>
                MaxPool2d(input, new(kernel_size, stride, padding ?? 0, dilation ?? 1, ceil_mode)).Values;

            /// <remarks>With <c>return_indices: true</c> the positions of the maxima in each plane come too.</remarks>
            /// <inheritdoc cref="max_pool2d(Tensor, Dims, Dims?, Dims?, Dims?, bool)"/>
            public static WithIndices max_pool2d(
                Tensor input, Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                bool ceil_mode = false, bool return_indices = false)
            {
                var (values, indices) = MaxPool2d(
                    input, new(kernel_size, stride, padding ?? 0, dilation ?? 1, ceil_mode));
                return new WithIndices(values, return_indices ? indices : null);
            }

            /// <summary>Maxima and their positions in each plane, int64.</summary>
            /// <inheritdoc cref="max_pool2d(Tensor, Dims, Dims?, Dims?, Dims?, bool)"/>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                bool ceil_mode = false, bool return_indices = false) =>
                MaxPool2d(input, new(kernel_size, stride, padding ?? 0, dilation ?? 1, ceil_mode));

            /// <summary>The largest element of each window of the last dimension; (N, C, L) or (C, L).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.max_pool1d</c>: a pooling of two dimensions, of which one is 1.</remarks>
            /// <inheritdoc cref="max_pool2d(Tensor, Dims, Dims?, Dims?, Dims?, bool)"/>
            public static Tensor max_pool1d(
                Tensor input, Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                bool ceil_mode = false)
            {
                if (input.Rank is not (2 or 3))
                {
                    throw new RuntimeError("max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, "
                        + $"but got:{input.Raw.Shape}");
                }

                var arguments = new PoolingArguments(
                    Flat(kernel_size, 1), Flat(stride ?? kernel_size, 1), Flat(padding ?? 0, 0), Flat(dilation ?? 1, 1), ceil_mode);
                return MaxPool2d(input.unsqueeze(-2), arguments).Values.squeeze(-2);
            }

            /// <summary>The average of each window of the last two dimensions; (N, C, H, W) or (C, H, W).</summary>
            /// <param name="input">Floating, or int64.</param>
            /// <param name="kernel_size">Size of the window.</param>
            /// <param name="stride">Step of the window; its size by default.</param>
            /// <param name="padding">Zeros on both sides; at most half the window.</param>
            /// <param name="ceil_mode">True to keep windows that leave the input at the end.</param>
            /// <param name="count_include_pad">True to count the padding's zeros too.</param>
            /// <param name="divisor_override">What to divide by, instead of the number of elements.</param>
            /// <exception cref="RuntimeError">The window does not fit, or the divisor is 0.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.avg_pool2d</c>; derivatives.yaml <c>avg_pool2d</c>.</remarks>
            public static Tensor avg_pool2d(
                Tensor input, Dims kernel_size, Dims? stride = null, Dims? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                AvgPool2d(input, new(kernel_size, stride, padding ?? 0, 1, ceil_mode, count_include_pad, divisor_override));

            /// <summary>The average of each window of the last dimension; (N, C, L) or (C, L).</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.avg_pool1d</c>: a pooling of two dimensions, of which one is 1.</remarks>
            /// <inheritdoc cref="avg_pool2d"/>
            public static Tensor avg_pool1d(
                Tensor input, Dims kernel_size, Dims? stride = null, Dims? padding = null, bool ceil_mode = false,
                bool count_include_pad = true)
            {
                if (input.Rank is not (2 or 3))
                {
                    throw new RuntimeError($"Expected 2 to 3 dimensions, but got {input.Rank}-dimensional tensor for argument #1 'self' "
                        + "(while checking arguments for avg_pool1d)");
                }

                var arguments = new PoolingArguments(
                    Flat(kernel_size, 1), Flat(stride ?? kernel_size, 1), Flat(padding ?? 0, 0), 1, ceil_mode, count_include_pad);
                return AvgPool2d(input.unsqueeze(-2), arguments).squeeze(-2);
            }

            /// <summary>Averages over h × w areas that cover the last two dimensions evenly.</summary>
            /// <param name="input">(N, C, H, W) or (C, H, W), floating.</param>
            /// <param name="output_size">h and w, or one number for both.</param>
            /// <exception cref="ValueError">The input has fewer than three dimensions.</exception>
            /// <exception cref="RuntimeError">There are not two sizes, or one is negative.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.adaptive_avg_pool2d</c>; derivatives.yaml
            /// <c>_adaptive_avg_pool2d</c>.</remarks>
            [OverloadResolutionPriority(1)]
            public static Tensor adaptive_avg_pool2d(Tensor input, Dims output_size)
            {
                if (!output_size.IsSingle && input.Rank <= output_size.Count)
                    throw new ValueError($"Input dimension should be at least {output_size.Count + 1}");
                return AdaptiveAvgPool2d(input, output_size.IsSingle ? output_size.Expand(2) : output_size.ToArray());
            }

            /// <remarks>null keeps the input's size.</remarks>
            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, Dims)"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long? height, long? width) output_size)
            {
                if (input.Rank <= 2) throw new ValueError("Input dimension should be at least 3");
                return AdaptiveAvgPool2d(
                    input, [output_size.height ?? input.Raw.Sizes[^2], output_size.width ?? input.Raw.Sizes[^1]]);
            }

            private static Dims Flat(Dims values, long first) => values.Count == 1 ? new long[] { first, values[0] } : values;
        }
    }
}
