using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <inheritdoc cref="torch.conv1d(Tensor, Tensor, Tensor?, Dims?, Dims?, Dims?, long)"/>
            [OverloadResolutionPriority(1)]
            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                long groups = 1) => torch.conv1d(input, weight, bias, stride, padding, dilation, groups);

            /// <inheritdoc cref="torch.conv1d(Tensor, Tensor, Tensor?, Dims?, string, Dims?, long)"/>
            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, string padding = "valid", Dims? dilation = null,
                long groups = 1) => torch.conv1d(input, weight, bias, stride, padding, dilation, groups);

            /// <inheritdoc cref="torch.conv2d(Tensor, Tensor, Tensor?, Dims?, Dims?, Dims?, long)"/>
            [OverloadResolutionPriority(1)]
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                long groups = 1) => torch.conv2d(input, weight, bias, stride, padding, dilation, groups);

            /// <inheritdoc cref="torch.conv2d(Tensor, Tensor, Tensor?, Dims?, string, Dims?, long)"/>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, string padding = "valid", Dims? dilation = null,
                long groups = 1) => torch.conv2d(input, weight, bias, stride, padding, dilation, groups);

            /// <inheritdoc cref="torch.conv_transpose1d"/>
            public static Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? output_padding = null,
                long groups = 1, Dims? dilation = null) =>
                torch.conv_transpose1d(input, weight, bias, stride, padding, output_padding, groups, dilation);

            /// <inheritdoc cref="torch.conv_transpose2d"/>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, Dims? stride = null, Dims? padding = null, Dims? output_padding = null,
                long groups = 1, Dims? dilation = null) =>
                torch.conv_transpose2d(input, weight, bias, stride, padding, output_padding, groups, dilation);
        }
    }
}
