namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>PyTorch's module <c>torch.autograd.grad_mode</c>.</summary>
        public static class grad_mode
        {
            /// <inheritdoc cref="torch.no_grad()"/>
            public static GradModeScope no_grad() => torch.no_grad();

            /// <inheritdoc cref="torch.enable_grad()"/>
            public static GradModeScope enable_grad() => torch.enable_grad();

            /// <inheritdoc cref="torch.set_grad_enabled(bool)"/>
            public static GradModeScope set_grad_enabled(bool mode) => torch.set_grad_enabled(mode);

            /// <inheritdoc cref="torch.inference_mode(bool)"/>
            public static GradModeScope inference_mode(bool mode = true) => torch.inference_mode(mode);

            /// <summary>
            /// Says whether a leaf's first gradient must have the leaf's layout, for good or for a <c>using</c> block. Where it need not, a
            /// gradient that nothing else refers to is kept as it is, and the warning about layouts is not given.
            /// </summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.grad_mode.enforce_grad_layout_policy</c>; flows with <c>await</c>.</remarks>
            public static GradLayoutScope enforce_grad_layout_policy(bool enable = true) => new(enable);

            /// <inheritdoc cref="autograd.set_multithreading_enabled"/>
            public static MultithreadingScope set_multithreading_enabled(bool mode) => autograd.set_multithreading_enabled(mode);
        }

        /// <summary>
        /// Says whether backward may use threads of the devices, for good or for a <c>using</c> block. Backward runs on the thread that
        /// calls it here, so the mode is kept and has no effect.
        /// </summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.set_multithreading_enabled</c>; flows with <c>await</c>.</remarks>
        public static MultithreadingScope set_multithreading_enabled(bool mode) => new(mode);

        /// <summary>True unless <see cref="set_multithreading_enabled"/> said no.</summary>
        /// <remarks>PyTorch 2.13 <c>torch._C._is_multithreading_enabled</c>.</remarks>
        public static bool is_multithreading_enabled() => !MultithreadingScope.Off.Value;
    }
}
