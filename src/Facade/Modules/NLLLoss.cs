namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The negative log-likelihood of class numbers.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.NLLLoss</c>.</remarks>
        public class NLLLoss : Module<Tensor, Tensor, Tensor>
        {
            public Tensor? weight;
            private readonly bool? _size_average;
            private readonly long _ignore_index;
            private readonly bool? _reduce;
            private readonly string _reduction;

            public NLLLoss(
                Tensor? weight = null, bool? size_average = null, long ignore_index = -100, bool? reduce = null, string reduction = "mean")
            {
                register_buffer(nameof(weight), weight);
                (_size_average, _ignore_index, _reduce, _reduction) = (size_average, ignore_index, reduce, reduction);
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.nll_loss(input, target, weight, _size_average, _ignore_index, _reduce, _reduction);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.NLLLoss"/>
        public static nn.NLLLoss NLLLoss(
            Tensor? weight = null, bool? size_average = null, long ignore_index = -100, bool? reduce = null, string reduction = "mean") =>
            new(weight, size_average, ignore_index, reduce, reduction);
    }
}
