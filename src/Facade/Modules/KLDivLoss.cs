namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>target · (log(target) − input).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.KLDivLoss</c>.</remarks>
        public class KLDivLoss(
            bool? size_average = null, bool? reduce = null, string reduction = "mean",
            bool log_target = false) : Module<Tensor, Tensor, Tensor>
        {
            public override Tensor forward(Tensor input, Tensor target) =>
                functional.kl_div(input, target, size_average, reduce, reduction, log_target);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.KLDivLoss"/>
        public static nn.KLDivLoss KLDivLoss(
            bool? size_average = null, bool? reduce = null, string reduction = "mean", bool log_target = false) =>
            new(size_average, reduce, reduction, log_target);
    }
}
