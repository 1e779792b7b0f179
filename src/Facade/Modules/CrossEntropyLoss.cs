namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The negative log-likelihood of the softmax.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.CrossEntropyLoss</c>.</remarks>
        public class CrossEntropyLoss : Module<Tensor, Tensor, Tensor>
        {
            public Tensor? weight;
            private readonly bool? _size_average;
            private readonly long _ignore_index;
            private readonly bool? _reduce;
            private readonly string _reduction;
            private readonly double _label_smoothing;

            public CrossEntropyLoss(
                Tensor? weight = null, bool? size_average = null, long ignore_index = -100, bool? reduce = null,
                string reduction = "mean", double label_smoothing = 0.0)
            {
                register_buffer(nameof(weight), weight);
                (_size_average, _ignore_index, _reduce, _reduction, _label_smoothing) =
                    (size_average, ignore_index, reduce, reduction, label_smoothing);
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.cross_entropy(
                    input, target, weight, _size_average, _ignore_index, _reduce, _reduction, _label_smoothing);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.CrossEntropyLoss"/>
        public static nn.CrossEntropyLoss CrossEntropyLoss(
            Tensor? weight = null, bool? size_average = null, long ignore_index = -100, bool? reduce = null,
            string reduction = "mean", double label_smoothing = 0.0) =>
            new(weight, size_average, ignore_index, reduce, reduction, label_smoothing);
    }
}
