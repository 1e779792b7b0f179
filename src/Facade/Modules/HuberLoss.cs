namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Squared below delta, linear above.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.HuberLoss</c>.</remarks>
        public class HuberLoss(string reduction = "mean", double delta = 1.0) : Module<Tensor, Tensor, Tensor>
        {
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.huber_loss(input, target, reduction, delta);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.HuberLoss"/>
        public static nn.HuberLoss HuberLoss(string reduction = "mean", double delta = 1.0) => new(reduction, delta);
    }
}
