namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A convolution of (N, C, H, W), or of one such without N.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Conv2d</c>.</remarks>
        public class Conv2d : _ConvNd
        {
            public Conv2d(
                long in_channels, long out_channels, Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
                long groups = 1, bool bias = true, string padding_mode = "zeros", Device? device = null, DType? dtype = null)
                : base(
                    in_channels, out_channels, kernel_size.Expand(2), (stride ?? 1).Expand(2), (padding ?? 0).Expand(2),
                    (dilation ?? 1).Expand(2), groups, bias, padding_mode, device, dtype)
            {
            }

            public Conv2d(
                long in_channels, long out_channels, Dims kernel_size, string padding, Dims? stride = null, Dims? dilation = null,
                long groups = 1, bool bias = true, string padding_mode = "zeros", Device? device = null, DType? dtype = null)
                : base(
                    in_channels, out_channels, kernel_size.Expand(2), (stride ?? 1).Expand(2), padding, (dilation ?? 1).Expand(2), groups,
                    bias, padding_mode, device, dtype)
            {
            }

            public override Tensor forward(Tensor input)
            {
                CheckMode();
                return Padding is string name
                    ? functional.conv2d(input, weight, bias, stride, name, dilation, groups)
                    : functional.conv2d(input, weight, bias, stride, (long[])Padding, dilation, groups);
            }
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Conv2d"/>
        public static nn.Conv2d Conv2d(
            long in_channels, long out_channels, Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null,
            long groups = 1, bool bias = true, string padding_mode = "zeros", Device? device = null, DType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, device, dtype);

        /// <inheritdoc cref="nn.Conv2d"/>
        public static nn.Conv2d Conv2d(
            long in_channels, long out_channels, Dims kernel_size, string padding, Dims? stride = null, Dims? dilation = null,
            long groups = 1, bool bias = true, string padding_mode = "zeros", Device? device = null, DType? dtype = null) =>
            new(in_channels, out_channels, kernel_size, padding, stride, dilation, groups, bias, padding_mode, device, dtype);
    }
}
