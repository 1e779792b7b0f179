using Compat.Engines;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>(input − target)², averaged or summed.</summary>
            /// <param name="input">Floating.</param>
            /// <param name="target">Of sizes that broadcast, with a warning where they differ.</param>
            /// <param name="size_average">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="reduce">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="reduction"><c>mean</c>, <c>sum</c> or <c>none</c>.</param>
            /// <param name="weight">Multiplies each element's loss; a mean then divides by the weights' sum.</param>
            /// <exception cref="ValueError">There is no such reduction, or the weight has other sizes than the input.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.mse_loss</c>; derivatives.yaml <c>mse_loss</c>.</remarks>
            public static Tensor mse_loss(
                Tensor input, Tensor target, bool? size_average = null, bool? reduce = null, string reduction = "mean",
                Tensor? weight = null)
            {
                var (x, y, fold) = Pair(input, target, Losses.Named(reduction, size_average, reduce));
                return weight is null ? Losses.Mse(x, y, fold) : Weighted((x - y).pow(2), input, weight, fold);
            }

            /// <summary>|input − target|, averaged or summed.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.l1_loss</c>, a composite.</remarks>
            /// <inheritdoc cref="mse_loss"/>
            public static Tensor l1_loss(
                Tensor input, Tensor target, bool? size_average = null, bool? reduce = null, string reduction = "mean",
                Tensor? weight = null)
            {
                var (x, y, fold) = Pair(input, target, Losses.Named(reduction, size_average, reduce));
                var loss = (x - y).abs();
                return weight is null ? Losses.Reduce(loss, fold) : Weighted(loss, input, weight, fold);
            }

            /// <summary>½ (input − target)² / β where the difference is below β, otherwise |input − target| − ½ β.</summary>
            /// <exception cref="RuntimeError">β is negative.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.smooth_l1_loss</c>; derivatives.yaml <c>smooth_l1_loss</c>.</remarks>
            public static Tensor smooth_l1_loss(
                Tensor input, Tensor target, bool? size_average = null, bool? reduce = null, string reduction = "mean", double beta = 1.0)
            {
                var (x, y, fold) = Pair(input, target, Losses.Named(reduction, size_average, reduce));
                return beta == 0 ? Losses.Reduce((x - y).abs(), fold) : Losses.SmoothL1(x, y, fold, beta);
            }

            /// <summary>½ (input − target)² where the difference is below δ, otherwise δ (|input − target| − ½ δ).</summary>
            /// <exception cref="RuntimeError">δ is not positive.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.huber_loss</c>; derivatives.yaml <c>huber_loss</c>.</remarks>
            public static Tensor huber_loss(
                Tensor input, Tensor target, string reduction = "mean", double delta = 1.0, Tensor? weight = null)
            {
                var (x, y, fold) = Pair(input, target, Losses.Named(reduction));
                if (weight is null) return Losses.Huber(x, y, fold, delta);
                CheckWeight(input, weight);
                return Losses.Reduce(Losses.Huber(x, y, LossReduction.None, delta) * weight, fold);
            }

            /// <summary>−weight[target] · input[target], averaged or summed; log-probabilities (C), (N, C) or (N, C, …).</summary>
            /// <param name="input">Log-probabilities.</param>
            /// <param name="target">Class numbers, int64.</param>
            /// <param name="weight">One number a class.</param>
            /// <param name="size_average">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="ignore_index">A target that counts nothing.</param>
            /// <param name="reduce">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="reduction"><c>mean</c> (weighted), <c>sum</c> or <c>none</c>.</param>
            /// <exception cref="IndexError">A target is no class.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.nll_loss</c>; derivatives.yaml <c>nll_loss_forward</c>.</remarks>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, bool? size_average = null, long ignore_index = -100,
                bool? reduce = null, string reduction = "mean") =>
                NegativeLogLikelihood.Nd(input, target, weight, Losses.Named(reduction, size_average, reduce), ignore_index);

            /// <summary>The negative log-likelihood of the softmax; scores (C), (N, C) or (N, C, …).</summary>
            /// <param name="input">Scores.</param>
            /// <param name="target">Class numbers, int64, or probabilities of the input's sizes.</param>
            /// <param name="weight">One number a class.</param>
            /// <param name="size_average">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="ignore_index">A target that counts nothing.</param>
            /// <param name="reduce">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="reduction"><c>mean</c>, <c>sum</c> or <c>none</c>.</param>
            /// <param name="label_smoothing">How much of the probability is spread over all classes.</param>
            /// <exception cref="IndexError">A target is no class.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.cross_entropy</c>, a composite.</remarks>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, bool? size_average = null, long ignore_index = -100,
                bool? reduce = null, string reduction = "mean", double label_smoothing = 0.0) => NegativeLogLikelihood.CrossEntropy(
                    input, target, weight, Losses.Named(reduction, size_average, reduce), ignore_index, label_smoothing);

            /// <summary>−weight · (target · log(input) + (1 − target) · log(1 − input)), logarithms at least −100.</summary>
            /// <exception cref="ValueError">The sizes differ.</exception>
            /// <exception cref="RuntimeError">An element of the input lies outside [0, 1].</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.binary_cross_entropy</c>; derivatives.yaml
            /// <c>binary_cross_entropy</c>.</remarks>
            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, bool? size_average = null, bool? reduce = null,
                string reduction = "mean")
            {
                var fold = Losses.Named(reduction, size_average, reduce);
                if (!target.Raw.Shape.SameSizes(input.Raw.Shape))
                {
                    throw new ValueError($"Using a target size ({target.shape}) that is different to the input size ({input.shape}) is "
                        + "deprecated. Please ensure they have the same size.");
                }

                var sizes = weight is null ? null : Shape.Broadcast(target.Raw.Sizes, weight.Raw.Sizes);
                return Losses.BinaryCrossEntropy(input, target, weight?.expand(new Size(sizes.AsSpan())), fold);
            }

            /// <summary>Binary cross entropy of σ(input), computed from the logits.</summary>
            /// <exception cref="ValueError">The sizes differ.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.binary_cross_entropy_with_logits</c>.</remarks>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, bool? size_average = null, bool? reduce = null,
                string reduction = "mean", Tensor? pos_weight = null)
            {
                var fold = Losses.Named(reduction, size_average, reduce);
                if (!target.Raw.Shape.SameSizes(input.Raw.Shape))
                    throw new ValueError($"Target size ({target.shape}) must be the same as input size ({input.shape})");
                return Losses.BinaryCrossEntropyWithLogits(input, target, weight, pos_weight, fold);
            }

            /// <summary>target · (log(target) − input), of log-probabilities; e^target · (target − input) for logarithmic
            /// targets.</summary>
            /// <param name="input">Log-probabilities.</param>
            /// <param name="target">Probabilities, or their logarithms.</param>
            /// <param name="size_average">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="reduce">Deprecated; see <paramref name="reduction"/>.</param>
            /// <param name="reduction"><c>mean</c>, <c>batchmean</c>, <c>sum</c> or <c>none</c>.</param>
            /// <param name="log_target">True where the target is logarithmic.</param>
            /// <exception cref="RuntimeError">The input or the target is integral.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.kl_div</c>, a composite.</remarks>
            public static Tensor kl_div(
                Tensor input, Tensor target, bool? size_average = null, bool? reduce = null, string reduction = "mean",
                bool log_target = false)
            {
                var batch = size_average is null && reduce is null && reduction == "batchmean";
                if (size_average is null && reduce is null && reduction == "mean")
                {
                    warnings.warn("reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' "
                        + "divides "
                        + "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as "
                        + "'batchmean' in the next major release.");
                }

                if (!input.dtype.IsDifferentiable || !target.dtype.IsDifferentiable)
                    throw new RuntimeError("kl_div: Integral inputs not supported.");
                var fold = Losses.Named(batch ? "sum" : reduction, size_average, reduce);
                // The product is the older node, as in PyTorch: the target's gradients are summed in that order.
                var second = log_target ? target - input : target * input;
                var loss = Losses.Reduce(log_target ? target.exp() * second : target.xlogy(target) - second, fold);
                return batch && input.Rank > 0 ? loss / input.Raw.Sizes[0] : loss;
            }

            private static (Tensor Input, Tensor Target, LossReduction Reduction) Pair(Tensor input, Tensor target, LossReduction reduction)
            {
                if (input.Raw.Shape.SameSizes(target.Raw.Shape)) return (input, target, reduction);
                warnings.warn($"Using a target size ({target.shape}) that is different to the input size ({input.shape}). This will likely "
                    + "lead to incorrect results due to broadcasting. Please ensure they have the same size.");
                var pair = broadcast_tensors(new[] { input, target });
                return (pair[0], pair[1], reduction);
            }

            private static Tensor Weighted(Tensor loss, Tensor input, Tensor weight, LossReduction reduction)
            {
                CheckWeight(input, weight);
                loss = loss * weight;
                return reduction == LossReduction.Mean ? loss.sum() / weight.sum() : Losses.Reduce(loss, reduction);
            }

            private static void CheckWeight(Tensor input, Tensor weight)
            {
                if (!weight.Raw.Shape.SameSizes(input.Raw.Shape)) throw new ValueError("Weights and input must have the same size.");
            }
        }
    }
}
