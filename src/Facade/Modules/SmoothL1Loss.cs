namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Squared below beta, linear above.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.SmoothL1Loss</c>.</remarks>
        public class SmoothL1Loss(
            bool? size_average = null, bool? reduce = null, string reduction = "mean",
            double beta = 1.0) : Module<Tensor, Tensor, Tensor>
        {
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.smooth_l1_loss(input, target, size_average, reduce, reduction, beta);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.SmoothL1Loss"/>
        public static nn.SmoothL1Loss SmoothL1Loss(
            bool? size_average = null, bool? reduce = null, string reduction = "mean", double beta = 1.0) =>
            new(size_average, reduce, reduction, beta);
    }
}
