namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>(input − target)², averaged or summed.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.MSELoss</c>.</remarks>
        public class MSELoss(bool? size_average = null, bool? reduce = null, string reduction = "mean") : Module<Tensor, Tensor, Tensor>
        {
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.mse_loss(input, target, size_average, reduce, reduction);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.MSELoss"/>
        public static nn.MSELoss MSELoss(
            bool? size_average = null, bool? reduce = null, string reduction = "mean") =>
            new(size_average, reduce, reduction);
    }
}
