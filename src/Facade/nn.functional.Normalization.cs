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

            private static long PerChannel(Tensor input)
            {
                var count = input.Raw.Sizes[0];
                for (var d = 2; d < input.Rank; d++) count *= input.Raw.Sizes[d];
                return count;
            }
        }
    }
}
