using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Compares the gradients of the gradients of a function with finite differences.</summary>
        /// <typeparam name="TOut">A tensor, an array of tensors, or a tuple of tensors.</typeparam>
        /// <param name="func">The function, of as many tensors as there are inputs, or of an array of them.</param>
        /// <param name="inputs">A tensor or several; those that require gradients should be of double precision and not overlap.</param>
        /// <param name="grad_outputs">Gradients of the outputs that require one; by default random ones of [-1, 1).</param>
        /// <param name="eps">How far elements are moved either way.</param>
        /// <param name="atol">Absolute tolerance.</param>
        /// <param name="rtol">Relative tolerance.</param>
        /// <param name="gen_non_contig_grad_outputs">Makes the random gradients not contiguous.</param>
        /// <param name="raise_exception">False to return false where a check fails.</param>
        /// <param name="nondet_tol">How far two runs of backward may differ.</param>
        /// <param name="check_undefined_grad">Checks that outputs without a gradient count as outputs with a gradient of zeros.</param>
        /// <param name="check_grad_dtypes">Checks that gradients have the dtypes of their inputs.</param>
        /// <param name="check_batched_grad">Not implemented.</param>
        /// <param name="check_fwd_over_rev">Not implemented.</param>
        /// <param name="check_rev_over_rev">False to check nothing of backward.</param>
        /// <param name="fast_mode">Compares one random projection of the Jacobian, not its elements.</param>
        /// <param name="masked">True to compare zeros of gradients within the tolerance of <c>allclose</c>.</param>
        /// <returns>True; false where a check fails and <paramref name="raise_exception"/> is false.</returns>
        /// <exception cref="GradcheckError">A check fails.</exception>
        /// <exception cref="ValueError">No input requires a gradient.</exception>
        /// <exception cref="NotImplementedError">Forward mode or batched gradients are asked for.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.gradgradcheck</c>.</remarks>
        [OverloadResolutionPriority(-1)]
        public static bool gradgradcheck<TOut>(
            Func<Tensor[], TOut> func, TensorList inputs,
            TensorList? grad_outputs = null, double eps = 1e-6, double atol = 1e-5,
            double rtol = 1e-3, bool gen_non_contig_grad_outputs = false, bool raise_exception = true, double nondet_tol = 0.0,
            bool check_undefined_grad = true, bool check_grad_dtypes = false, bool check_batched_grad = false,
            bool check_fwd_over_rev = false, bool check_rev_over_rev = true, bool fast_mode = false, bool masked = false)
        {
            if (!check_fwd_over_rev && !check_rev_over_rev)
            {
                throw new AssertionError("Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True");
            }

            if (check_undefined_grad && !check_rev_over_rev)
            {
                throw new AssertionError("Setting check_undefined_grad=True requires check_rev_over_rev to be True");
            }

            if (check_batched_grad && !check_rev_over_rev)
            {
                throw new AssertionError("Setting check_batched_grad=True requires check_rev_over_rev to be True");
            }

            var gradient = new GradientFunction(given => GradcheckOutputs.Of(func(given)), inputs, grad_outputs,
                gen_non_contig_grad_outputs);
            return gradcheck(
                (Tensor[] given) => gradient.Call(given), gradient.Inputs, eps, atol, rtol, raise_exception, nondet_tol,
                check_undefined_grad, check_grad_dtypes, check_batched_grad, false, check_fwd_over_rev, check_rev_over_rev, fast_mode,
                masked);
        }

        /// <inheritdoc cref="gradgradcheck{TOut}(Func{Tensor[], TOut}, TensorList, TensorList?, double, double, double, bool, bool, double,
        /// bool, bool, bool, bool, bool, bool, bool)"/>
        public static bool gradgradcheck<TOut>(
            Func<Tensor, TOut> func, TensorList inputs,
            TensorList? grad_outputs = null, double eps = 1e-6, double atol = 1e-5,
            double rtol = 1e-3, bool gen_non_contig_grad_outputs = false, bool raise_exception = true, double nondet_tol = 0.0,
            bool check_undefined_grad = true, bool check_grad_dtypes = false, bool check_batched_grad = false,
            bool check_fwd_over_rev = false, bool check_rev_over_rev = true, bool fast_mode = false, bool masked = false) =>
            gradgradcheck(GradcheckOutputs.Taking(1, given => func(given[0])), inputs,
            grad_outputs, eps, atol, rtol, gen_non_contig_grad_outputs, raise_exception, nondet_tol, check_undefined_grad,
            check_grad_dtypes, check_batched_grad, check_fwd_over_rev, check_rev_over_rev, fast_mode, masked);

        /// <inheritdoc cref="gradgradcheck{TOut}(Func{Tensor[], TOut}, TensorList, TensorList?, double, double, double, bool, bool, double,
        /// bool, bool, bool, bool, bool, bool, bool)"/>
        public static bool gradgradcheck<TOut>(
            Func<Tensor, Tensor, TOut> func, TensorList inputs,
            TensorList? grad_outputs = null, double eps = 1e-6, double atol = 1e-5,
            double rtol = 1e-3, bool gen_non_contig_grad_outputs = false, bool raise_exception = true, double nondet_tol = 0.0,
            bool check_undefined_grad = true, bool check_grad_dtypes = false, bool check_batched_grad = false,
            bool check_fwd_over_rev = false, bool check_rev_over_rev = true, bool fast_mode = false, bool masked = false) =>
            gradgradcheck(GradcheckOutputs.Taking(2, given => func(given[0], given[1])), inputs,
            grad_outputs, eps, atol, rtol, gen_non_contig_grad_outputs, raise_exception, nondet_tol, check_undefined_grad,
            check_grad_dtypes, check_batched_grad, check_fwd_over_rev, check_rev_over_rev, fast_mode, masked);

        /// <inheritdoc cref="gradgradcheck{TOut}(Func{Tensor[], TOut}, TensorList, TensorList?, double, double, double, bool, bool, double,
        /// bool, bool, bool, bool, bool, bool, bool)"/>
        public static bool gradgradcheck<TOut>(
            Func<Tensor, Tensor, Tensor, TOut> func, TensorList inputs,
            TensorList? grad_outputs = null, double eps = 1e-6, double atol = 1e-5,
            double rtol = 1e-3, bool gen_non_contig_grad_outputs = false, bool raise_exception = true, double nondet_tol = 0.0,
            bool check_undefined_grad = true, bool check_grad_dtypes = false, bool check_batched_grad = false,
            bool check_fwd_over_rev = false, bool check_rev_over_rev = true, bool fast_mode = false, bool masked = false) =>
            gradgradcheck(GradcheckOutputs.Taking(3, given => func(given[0], given[1], given[2])), inputs,
            grad_outputs, eps, atol, rtol, gen_non_contig_grad_outputs, raise_exception, nondet_tol, check_undefined_grad,
            check_grad_dtypes, check_batched_grad, check_fwd_over_rev, check_rev_over_rev, fast_mode, masked);

        /// <inheritdoc cref="gradgradcheck{TOut}(Func{Tensor[], TOut}, TensorList, TensorList?, double, double, double, bool, bool, double,
        /// bool, bool, bool, bool, bool, bool, bool)"/>
        public static bool gradgradcheck<TOut>(
            Func<Tensor, Tensor, Tensor, Tensor, TOut> func, TensorList inputs,
            TensorList? grad_outputs = null, double eps = 1e-6, double atol = 1e-5,
            double rtol = 1e-3, bool gen_non_contig_grad_outputs = false, bool raise_exception = true, double nondet_tol = 0.0,
            bool check_undefined_grad = true, bool check_grad_dtypes = false, bool check_batched_grad = false,
            bool check_fwd_over_rev = false, bool check_rev_over_rev = true, bool fast_mode = false, bool masked = false) =>
            gradgradcheck(GradcheckOutputs.Taking(4, given => func(given[0], given[1], given[2], given[3])), inputs,
            grad_outputs, eps, atol, rtol, gen_non_contig_grad_outputs, raise_exception, nondet_tol, check_undefined_grad,
            check_grad_dtypes, check_batched_grad, check_fwd_over_rev, check_rev_over_rev, fast_mode, masked);
    }
}
