namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Binary cross entropy of logits.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.BCEWithLogitsLoss</c>.</remarks>
        public class BCEWithLogitsLoss : Module<Tensor, Tensor, Tensor>
        {
            public Tensor? weight;
            public Tensor? pos_weight;
            private readonly bool? _size_average;
            private readonly bool? _reduce;
            private readonly string _reduction;

            public BCEWithLogitsLoss(
                Tensor? weight = null, bool? size_average = null, bool? reduce = null, string reduction = "mean", Tensor? pos_weight = null)
            {
                register_buffer(nameof(weight), weight);
                register_buffer(nameof(pos_weight), pos_weight);
                (_size_average, _reduce, _reduction) = (size_average, reduce, reduction);
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.binary_cross_entropy_with_logits(input, target, weight, _size_average, _reduce, _reduction, pos_weight);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.BCEWithLogitsLoss"/>
        public static nn.BCEWithLogitsLoss BCEWithLogitsLoss(
            Tensor? weight = null, bool? size_average = null, bool? reduce = null, string reduction = "mean", Tensor? pos_weight = null) =>
            new(weight, size_average, reduce, reduction, pos_weight);
    }
}
