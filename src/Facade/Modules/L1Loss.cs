namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>|input − target|, averaged or summed.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.L1Loss</c>.</remarks>
        public class L1Loss(bool? size_average = null, bool? reduce = null, string reduction = "mean") : Module<Tensor, Tensor, Tensor>
        {
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.l1_loss(input, target, size_average, reduce, reduction);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.L1Loss"/>
        public static nn.L1Loss L1Loss(
            bool? size_average = null, bool? reduce = null, string reduction = "mean") =>
            new(size_average, reduce, reduction);
    }
}
