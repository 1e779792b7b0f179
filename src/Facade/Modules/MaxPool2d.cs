namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The largest element of each window.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.MaxPool2d</c>.</remarks>
        public class MaxPool2d(
            Dims kernel_size, Dims? stride = null, Dims? padding = null,
            Dims? dilation = null, bool ceil_mode = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) =>
                functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

            public override string extra_repr() =>
                $"kernel_size={Number(kernel_size)}, stride={Number(stride ?? kernel_size)}, padding={Number(padding ?? 0)}, "
                + $"dilation={Number(dilation ?? 1)}, ceil_mode={(ceil_mode ? "True" : "False")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.MaxPool2d"/>
        public static nn.MaxPool2d MaxPool2d(
            Dims kernel_size, Dims? stride = null, Dims? padding = null, Dims? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);
    }
}
