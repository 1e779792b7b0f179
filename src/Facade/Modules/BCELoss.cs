namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Binary cross entropy of probabilities.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.BCELoss</c>.</remarks>
        public class BCELoss : Module<Tensor, Tensor, Tensor>
        {
            public Tensor? weight;
            private readonly bool? _size_average;
            private readonly bool? _reduce;
            private readonly string _reduction;

            public BCELoss(Tensor? weight = null, bool? size_average = null, bool? reduce = null, string reduction = "mean")
            {
                register_buffer(nameof(weight), weight);
                (_size_average, _reduce, _reduction) = (size_average, reduce, reduction);
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.binary_cross_entropy(input, target, weight, _size_average, _reduce, _reduction);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.BCELoss"/>
        public static nn.BCELoss BCELoss(
            Tensor? weight = null, bool? size_average = null, bool? reduce = null, string reduction = "mean") =>
            new(weight, size_average, reduce, reduction);
    }
}
