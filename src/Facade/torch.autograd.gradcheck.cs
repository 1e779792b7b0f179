using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Compares the gradients of a function with finite differences, for each input that requires a gradient.</summary>
        /// <typeparam name="TOut">A tensor, an array of tensors, or a tuple of tensors.</typeparam>
        /// <param name="func">The function, of as many tensors as there are inputs, or of an array of them.</param>
        /// <param name="inputs">A tensor or several; those that require gradients should be of double precision and not overlap.</param>
        /// <param name="eps">How far elements are moved either way.</param>
        /// <param name="atol">Absolute tolerance.</param>
        /// <param name="rtol">Relative tolerance.</param>
        /// <param name="raise_exception">False to return false where a check fails.</param>
        /// <param name="nondet_tol">How far two runs of backward may differ.</param>
        /// <param name="check_undefined_grad">Checks that outputs without a gradient count as outputs with a gradient of zeros.</param>
        /// <param name="check_grad_dtypes">Checks that gradients have the dtypes of their inputs.</param>
        /// <param name="check_batched_grad">Not implemented.</param>
        /// <param name="check_batched_forward_grad">Not implemented.</param>
        /// <param name="check_forward_ad">Not implemented.</param>
        /// <param name="check_backward_ad">False to check nothing of backward.</param>
        /// <param name="fast_mode">Compares one random projection of the Jacobian, not its elements.</param>
        /// <param name="masked">True to compare zeros of gradients within the tolerance of <c>allclose</c>.</param>
        /// <returns>True; false where a check fails and <paramref name="raise_exception"/> is false.</returns>
        /// <exception cref="GradcheckError">A check fails.</exception>
        /// <exception cref="ValueError">No input requires a gradient.</exception>
        /// <exception cref="RuntimeError">An input that requires a gradient has a dimension with stride 0.</exception>
        /// <exception cref="NotImplementedError">Forward mode or batched gradients are asked for.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.gradcheck</c>.</remarks>
        [OverloadResolutionPriority(-1)]
        public static bool gradcheck<TOut>(
            Func<Tensor[], TOut> func, TensorList inputs,
            double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3,
            bool raise_exception = true, double nondet_tol = 0.0, bool check_undefined_grad = true, bool check_grad_dtypes = false,
            bool check_batched_grad = false, bool check_batched_forward_grad = false, bool check_forward_ad = false,
            bool check_backward_ad = true, bool fast_mode = false, bool? masked = null) =>
            new GradcheckOptions(eps, atol, rtol)
            {
                RaiseException = raise_exception,
                NondetTol = nondet_tol,
                CheckUndefinedGrad = check_undefined_grad,
                CheckGradDtypes = check_grad_dtypes,
                CheckBatchedGrad = check_batched_grad,
                CheckBatchedForwardGrad = check_batched_forward_grad,
                CheckForwardAd = check_forward_ad,
                CheckBackwardAd = check_backward_ad,
                FastMode = fast_mode,
                Masked = masked ?? false,
            }.Check(given => GradcheckOutputs.Of(func(given)), inputs);

        /// <inheritdoc cref="gradcheck{TOut}(Func{Tensor[], TOut}, TensorList, double, double, double, bool, double, bool, bool, bool,
        /// bool, bool, bool, bool, bool?)"/>
        public static bool gradcheck<TOut>(
            Func<Tensor, TOut> func, TensorList inputs,
            double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3,
            bool raise_exception = true, double nondet_tol = 0.0, bool check_undefined_grad = true, bool check_grad_dtypes = false,
            bool check_batched_grad = false, bool check_batched_forward_grad = false, bool check_forward_ad = false,
            bool check_backward_ad = true, bool fast_mode = false, bool? masked = null) =>
            gradcheck(GradcheckOutputs.Taking(1, given => func(given[0])), inputs,
            eps, atol, rtol, raise_exception, nondet_tol, check_undefined_grad, check_grad_dtypes, check_batched_grad,
            check_batched_forward_grad, check_forward_ad, check_backward_ad, fast_mode, masked);

        /// <inheritdoc cref="gradcheck{TOut}(Func{Tensor[], TOut}, TensorList, double, double, double, bool, double, bool, bool, bool,
        /// bool, bool, bool, bool, bool?)"/>
        public static bool gradcheck<TOut>(
            Func<Tensor, Tensor, TOut> func, TensorList inputs,
            double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3,
            bool raise_exception = true, double nondet_tol = 0.0, bool check_undefined_grad = true, bool check_grad_dtypes = false,
            bool check_batched_grad = false, bool check_batched_forward_grad = false, bool check_forward_ad = false,
            bool check_backward_ad = true, bool fast_mode = false, bool? masked = null) =>
            gradcheck(GradcheckOutputs.Taking(2, given => func(given[0], given[1])), inputs,
            eps, atol, rtol, raise_exception, nondet_tol, check_undefined_grad, check_grad_dtypes, check_batched_grad,
            check_batched_forward_grad, check_forward_ad, check_backward_ad, fast_mode, masked);

        /// <inheritdoc cref="gradcheck{TOut}(Func{Tensor[], TOut}, TensorList, double, double, double, bool, double, bool, bool, bool,
        /// bool, bool, bool, bool, bool?)"/>
        public static bool gradcheck<TOut>(
            Func<Tensor, Tensor, Tensor, TOut> func, TensorList inputs,
            double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3,
            bool raise_exception = true, double nondet_tol = 0.0, bool check_undefined_grad = true, bool check_grad_dtypes = false,
            bool check_batched_grad = false, bool check_batched_forward_grad = false, bool check_forward_ad = false,
            bool check_backward_ad = true, bool fast_mode = false, bool? masked = null) =>
            gradcheck(GradcheckOutputs.Taking(3, given => func(given[0], given[1], given[2])), inputs,
            eps, atol, rtol, raise_exception, nondet_tol, check_undefined_grad, check_grad_dtypes, check_batched_grad,
            check_batched_forward_grad, check_forward_ad, check_backward_ad, fast_mode, masked);

        /// <inheritdoc cref="gradcheck{TOut}(Func{Tensor[], TOut}, TensorList, double, double, double, bool, double, bool, bool, bool,
        /// bool, bool, bool, bool, bool?)"/>
        public static bool gradcheck<TOut>(
            Func<Tensor, Tensor, Tensor, Tensor, TOut> func, TensorList inputs,
            double eps = 1e-6, double atol = 1e-5, double rtol = 1e-3,
            bool raise_exception = true, double nondet_tol = 0.0, bool check_undefined_grad = true, bool check_grad_dtypes = false,
            bool check_batched_grad = false, bool check_batched_forward_grad = false, bool check_forward_ad = false,
            bool check_backward_ad = true, bool fast_mode = false, bool? masked = null) =>
            gradcheck(GradcheckOutputs.Taking(4, given => func(given[0], given[1], given[2], given[3])), inputs,
            eps, atol, rtol, raise_exception, nondet_tol, check_undefined_grad, check_grad_dtypes, check_batched_grad,
            check_batched_forward_grad, check_forward_ad, check_backward_ad, fast_mode, masked);
    }
}
