namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The average of each window.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.AvgPool2d</c>.</remarks>
        public class AvgPool2d(
            Dims kernel_size, Dims? stride = null, Dims? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.avg_pool2d(
                input, kernel_size, stride ?? kernel_size, padding, ceil_mode, count_include_pad, divisor_override);

            public override string extra_repr() =>
                $"kernel_size={Number(kernel_size)}, stride={Number(stride ?? kernel_size)}, padding={Number(padding ?? 0)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.AvgPool2d"/>
        public static nn.AvgPool2d AvgPool2d(
            Dims kernel_size, Dims? stride = null, Dims? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }
}
