namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <exception cref="ValueError">A channel has one value only while training, or eps is not positive.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.batch_norm</c>.</remarks>
            /// <inheritdoc cref="torch.batch_norm"/>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false,
                double momentum = 0.1, double eps = 1e-05)
            {
                if (training && PerChannel(input) == 1)
                    throw new ValueError($"Expected more than 1 value per channel when training, got input size {input.shape}");
                if (training && eps <= 0)
                    throw new ValueError($"batch_norm eps must be positive during training, but got {Compat.Text.PyFloat.Repr(eps)}");
                if (eps < 0) throw new ValueError($"batch_norm eps must be non-negative, but got {Compat.Text.PyFloat.Repr(eps)}");
                return torch.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.layer_norm</c>.</remarks>
            /// <inheritdoc cref="torch.layer_norm"/>
            public static Tensor layer_norm(
                Tensor input, Size normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                torch.layer_norm(input, normalized_shape, weight, bias, eps);

            /// <summary>input / max(‖input‖ₚ, eps) along a dimension.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.normalize</c>, a composite.</remarks>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12, Tensor? @out = null)
            {
                var norm = input.norm(p, dim, keepdim: true);
                return @out is null
                    ? input / norm.clamp_min(eps).expand_as(input) : input.div(norm.clamp_min_(eps).expand_as(input), @out: @out);
            }

            /// <summary>x1 · x2 / (max(‖x1‖, eps) · max(‖x2‖, eps)) along a dimension.</summary>
            /// <exception cref="RuntimeError">The operands are integral.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.cosine_similarity</c>, a composite: ATen/native/Distance.cpp.</remarks>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08)
            {
                var common = Promotion.Of(x1, x2);
                if (!common.is_floating_point)
                {
                    throw new RuntimeError(
                        $"expected common dtype to be floating point, yet common dtype is {common.CppName}");
                }

                var pair = broadcast_tensors(new[] { x1.to(common), x2.to(common) });
                var norm1 = linalg.vector_norm(pair[0], 2, dim, keepdim: true);
                var norm2 = linalg.vector_norm(pair[1], 2, dim, keepdim: true);
                var second = pair[1] / AtLeast(norm2, eps);
                return (pair[0] / AtLeast(norm1, eps) * second).sum(dim);
            }

            private static Tensor AtLeast(Tensor norm, double eps)
            {
                norm = norm.clone();
                using var scope = no_grad();
                return norm.clamp_min_(eps);
            }

            private static long PerChannel(Tensor input)
            {
                if (input.Rank == 0) throw new IndexError("tuple index out of range");
                var count = input.Raw.Sizes[0];
                for (var d = 2; d < input.Rank; d++) count *= input.Raw.Sizes[d];
                return count;
            }
        }
    }
}
