namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Averages over areas that cover the image evenly.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.AdaptiveAvgPool2d</c>.</remarks>
        public class AdaptiveAvgPool2d(Dims output_size) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.adaptive_avg_pool2d(input, output_size);

            public override string extra_repr() => $"output_size={Number(output_size)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.AdaptiveAvgPool2d"/>
        public static nn.AdaptiveAvgPool2d AdaptiveAvgPool2d(Dims output_size) => new(output_size);
    }
}
