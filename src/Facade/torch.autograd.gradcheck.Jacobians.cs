namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What <c>gradcheck</c> and <c>gradgradcheck</c> raise where a check fails.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.gradcheck.GradcheckError</c>.</remarks>
        public class GradcheckError(string message, Exception? inner = null) : RuntimeError(message, inner);

        /// <summary>The Jacobian of a function's first output by each input, by finite differences.</summary>
        /// <typeparam name="TOut">A tensor, an array of tensors, or a tuple of tensors.</typeparam>
        /// <param name="fn">The function of all inputs at once.</param>
        /// <param name="inputs">What it is called with.</param>
        /// <param name="target">The tensors to differentiate by; by default the inputs.</param>
        /// <param name="eps">How far elements are moved either way.</param>
        /// <param name="grad_out">Must be 1.</param>
        /// <exception cref="ValueError">An output is complex, or <paramref name="grad_out"/> is not 1.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.gradcheck.get_numerical_jacobian</c>, deprecated there.</remarks>
        public static Tensor[] get_numerical_jacobian<TOut>(
            Func<Tensor[], TOut> fn, TensorList inputs, TensorList? target = null, double eps = 1e-3, double grad_out = 1.0)
        {
            Deprecated("get_numerical_jacobian");
            if (grad_out != 1.0) throw GradOut("get_numerical_jacobian");
            Tensor[] Outputs(Tensor[] given) => GradcheckOutputs.Of(fn(given));
            Tensor[] all = [.. inputs!];
            var jacobians = NumericalJacobian.Of(Outputs, all, Outputs(all), eps, target is null ? null : [.. target!]);
            return Array.ConvertAll(jacobians, one => one[0]);
        }

        /// <summary>The Jacobian of each output by one input, by finite differences.</summary>
        /// <typeparam name="TOut">A tensor, an array of tensors, or a tuple of tensors.</typeparam>
        /// <param name="fn">The function of all inputs at once.</param>
        /// <param name="input_idx">Which input.</param>
        /// <param name="inputs">What the function is called with.</param>
        /// <param name="outputs">What it returns then.</param>
        /// <param name="eps">How far elements are moved either way.</param>
        /// <param name="input">The tensor to differentiate by; by default the input of that index.</param>
        /// <param name="is_forward_ad">Not implemented.</param>
        /// <exception cref="AssertionError">The input requires no gradient, or an output changes its shape or dtype.</exception>
        /// <exception cref="NotImplementedError">Forward mode is asked for.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.gradcheck.get_numerical_jacobian_wrt_specific_input</c>.</remarks>
        public static Tensor[] get_numerical_jacobian_wrt_specific_input<TOut>(
            Func<Tensor[], TOut> fn, int input_idx, TensorList inputs, TensorList outputs, double eps, Tensor? input = null,
            bool is_forward_ad = false)
        {
            if (is_forward_ad)
            {
                throw new NotImplementedError("A numerical Jacobian for forward mode is not implemented: there is no forward mode yet.");
            }

            return NumericalJacobian.OfInput(
                given => GradcheckOutputs.Of(fn(given)), [.. inputs!], [.. outputs!], input ?? inputs[input_idx]!, eps);
        }

        /// <summary>The Jacobian of an output by each input that requires a gradient, by two runs of backward.</summary>
        /// <param name="inputs">The tensors to differentiate by.</param>
        /// <param name="output">A real tensor computed from them.</param>
        /// <param name="nondet_tol">How far the two runs may differ.</param>
        /// <param name="grad_out">Must be 1.</param>
        /// <returns>The Jacobians; whether both runs gave the same; whether gradients had their inputs' sizes; and their dtypes.</returns>
        /// <exception cref="ValueError">The output is complex, or <paramref name="grad_out"/> is not 1.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.gradcheck.get_analytical_jacobian</c>, deprecated there.</remarks>
        public static (Tensor[] Jacobians, bool Reentrant, bool CorrectGradSizes, bool CorrectGradTypes) get_analytical_jacobian(
            TensorList inputs, Tensor output, double nondet_tol = 0.0, double grad_out = 1.0)
        {
            Deprecated("get_analytical_jacobian");
            if (grad_out != 1.0) throw GradOut("get_analytical_jacobian");
            if (output.dtype.is_complex)
            {
                throw new ValueError("Expected output to be non-complex. get_analytical_jacobian no longer supports functions that return "
                    + "complex outputs.");
            }

            var found = AnalyticalJacobian.Of([.. inputs!], output, nondet_tol);
            return (found.ByInput, found.IsReentrant, found.SizesAreRight, found.TypesAreRight);
        }

        private static void Deprecated(string name) => warnings.warn(
            $"`{name}` was part of PyTorch's private API and not meant to be exposed. We are deprecating it and it will be removed in a "
            + "future version of PyTorch. If you have a specific use for this or feature request for this to be a stable API, please file "
            + "us an issue at https://github.com/pytorch/pytorch/issues/new");

        private static ValueError GradOut(string name) =>
            new($"Expected grad_out to be 1.0. {name} no longer supports values of grad_out != 1.0.");
    }
}
