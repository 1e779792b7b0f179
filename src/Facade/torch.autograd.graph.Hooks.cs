using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        public static partial class graph
        {
            /// <summary>
            /// Calls <paramref name="fn"/> once in each backward, with the gradients of <paramref name="tensors"/> when all those that this
            /// backward computes are there.
            /// </summary>
            /// <param name="tensors">Tensors that require grad; one that a backward does not reach is not waited for.</param>
            /// <param name="fn">Given one gradient for each tensor, null where none was computed; with mode "any" the first alone.</param>
            /// <param name="mode">"all", or "any" to call it with the first gradient.</param>
            /// <returns>Takes the hook away.</returns>
            /// <exception cref="ValueError"><paramref name="mode"/> is another.</exception>
            /// <exception cref="AssertionError">A tensor does not require grad, in mode "all".</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.register_multi_grad_hook</c>.</remarks>
            [OverloadResolutionPriority(1)]
            public static RemovableHandle register_multi_grad_hook(TensorList tensors, Action<Tensor[]> fn, string mode = "all") =>
                IsAll(mode) ? MultiGradHook.All(tensors, fn) : MultiGradHook.Any(tensors, grad => fn([grad]));

            /// <summary>Calls <paramref name="fn"/> once in each backward, with the first gradient of <paramref name="tensors"/>.</summary>
            /// <param name="tensors">Tensors; one that does not require grad is passed over.</param>
            /// <param name="fn">Given the gradient.</param>
            /// <param name="mode">"any".</param>
            /// <returns>Takes the hook away.</returns>
            /// <exception cref="ValueError"><paramref name="mode"/> is another.</exception>
            /// <exception cref="TypeError"><paramref name="mode"/> is "all", which needs a hook that takes an array.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.register_multi_grad_hook</c>.</remarks>
            public static RemovableHandle register_multi_grad_hook(TensorList tensors, Action<Tensor> fn, string mode) =>
                !IsAll(mode) ? MultiGradHook.Any(tensors, fn) : throw new TypeError("mode 'all' needs a hook that takes all gradients");

            private static bool IsAll(string mode) => mode == "all" || (mode == "any" ? false
                : throw new ValueError($"Expects mode to be one of ('all', 'any') but got {mode}"));
        }
    }
}
