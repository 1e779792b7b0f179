namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>PyTorch's module <c>torch.nn.utils</c>.</summary>
        public static partial class utils
        {
            /// <summary>Scales the gradients so that the norm of all of them together is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before.</returns>
            /// <exception cref="RuntimeError">The norm is not finite, and <paramref name="error_if_nonfinite"/> is set.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.utils.clip_grad_norm_</c>.</remarks>
            public static Tensor clip_grad_norm_(
                IEnumerable<Tensor> parameters, double max_norm, double norm_type = 2.0, bool error_if_nonfinite = false,
                bool? @foreach = null)
            {
                var grads = Grads(parameters);
                var total = get_total_norm(grads, norm_type, error_if_nonfinite, @foreach);
                using var scope = no_grad();
                var factor = (max_norm / (total + 1e-6)).clamp(max: 1.0);
                foreach (var grad in grads) grad.mul_(factor.to(grad.dtype));
                return total;
            }

            /// <inheritdoc cref="clip_grad_norm_(IEnumerable{Tensor}, double, double, bool, bool?)"/>
            public static Tensor clip_grad_norm_(
                Tensor parameters, double max_norm, double norm_type = 2.0, bool error_if_nonfinite = false, bool? @foreach = null) =>
                clip_grad_norm_([parameters], max_norm, norm_type, error_if_nonfinite, @foreach);

            /// <summary>Brings each gradient's elements into [−clip_value, clip_value].</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.utils.clip_grad_value_</c>.</remarks>
            public static void clip_grad_value_(IEnumerable<Tensor> parameters, double clip_value, bool? @foreach = null)
            {
                using var scope = no_grad();
                foreach (var grad in Grads(parameters)) grad.clamp_(-clip_value, clip_value);
            }

            /// <summary>The norm of all the tensors together.</summary>
            /// <exception cref="RuntimeError">The norm is not finite, and <paramref name="error_if_nonfinite"/> is set.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.utils.get_total_norm</c>.</remarks>
            public static Tensor get_total_norm(
                IEnumerable<Tensor> tensors, double norm_type = 2.0, bool error_if_nonfinite = false, bool? @foreach = null)
            {
                using var scope = no_grad();
                Tensor[] norms = [.. tensors.Select(tensor => linalg.vector_norm(tensor, norm_type))];
                if (norms.Length == 0) return tensor(0.0f);
                var total = linalg.vector_norm(stack(norms), norm_type);
                var value = total.item().ToDouble();
                if (error_if_nonfinite && !double.IsFinite(value))
                {
                    throw new RuntimeError($"The total norm of order {Compat.Text.PyFloat.Repr(norm_type)} for gradients from `parameters` "
                        + "is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm "
                        + "anyway, set `error_if_nonfinite=False`");
                }

                return total;
            }

            /// <summary>All parameters as one vector.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.nn.utils.parameters_to_vector</c>.</remarks>
            public static Tensor parameters_to_vector(IEnumerable<Tensor> parameters) =>
                cat(parameters.Select(parameter => parameter.view(-1)).ToArray());

            private static Tensor[] Grads(IEnumerable<Tensor> parameters) =>
                [.. parameters.Where(parameter => parameter.Meta?.Grad is not null).Select(parameter => parameter.Meta!.Grad!)];
        }
    }
}
