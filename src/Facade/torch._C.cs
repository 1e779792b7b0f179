namespace Compat;

public static partial class torch
{
    /// <summary>What PyTorch's Python reaches in its C++ part.</summary>
    public static class _C
    {
        /// <summary>The number of the backward whose hook or function runs now, −1 outside of one.</summary>
        /// <remarks>PyTorch 2.13 <c>torch._C._current_graph_task_id</c>.</remarks>
        public static long _current_graph_task_id() => Backward.Current?.Id ?? -1;

        /// <summary>The node that backward runs now, null outside.</summary>
        /// <remarks>PyTorch 2.13 <c>torch._C._current_autograd_node</c>.</remarks>
        public static Node? _current_autograd_node() => Backward.Current?.Evaluating;

        /// <inheritdoc cref="autograd.is_multithreading_enabled"/>
        public static bool _is_multithreading_enabled() => autograd.is_multithreading_enabled();

        /// <summary>True unless <see cref="autograd.grad_mode.enforce_grad_layout_policy"/> said no.</summary>
        /// <remarks>PyTorch 2.13 <c>torch._C._is_grad_layout_enforcement_enabled</c>.</remarks>
        public static bool _is_grad_layout_enforcement_enabled() => GradLayout.Enforced;

        /// <summary>True where the backward whose hook asks runs <paramref name="node"/>, or has run it.</summary>
        /// <exception cref="RuntimeError">No backward runs, or the node is a leaf whose gradient <c>autograd.grad</c> was asked for.
        /// </exception>
        /// <remarks>PyTorch 2.13 <c>torch._C._will_engine_execute_node</c>.</remarks>
        public static bool _will_engine_execute_node(Node node) => Backward.Current is { } walk
            ? walk.WillExecute(node)
            : throw new RuntimeError("_get_should_execute_nodes should only be called during the backward pass");

        /// <summary>The nodes in the order in which the backward whose hook asks runs them.</summary>
        /// <exception cref="RuntimeError">No backward runs, or <see cref="autograd.set_multithreading_enabled"/> did not say no.
        /// </exception>
        /// <remarks>PyTorch 2.13 <c>torch._C._current_graph_task_execution_order</c>.</remarks>
        public static IReadOnlyList<Node> _current_graph_task_execution_order()
        {
            var walk = Backward.Current
                ?? throw new RuntimeError("_current_graph_task_execution_order should only be called during the backward pass");
            return !autograd.is_multithreading_enabled() ? walk.ExecutionOrder() : throw new RuntimeError(
                "get_current_graph_task_execution_order expects the current backward to be executed with multithreading disabled, e.g. by "
                + "running:\n\n>>> with torch.autograd.set_multithreading_enabled(False):\n...     torch.autograd.grad(...)\n");
        }

        /// <summary>PyTorch's module <c>torch._C._autograd</c>.</summary>
        public static class _autograd
        {
            /// <summary>True where the backward whose hook or function asks keeps what was saved.</summary>
            /// <remarks>PyTorch 2.13 <c>torch._C._autograd._get_current_graph_task_keep_graph</c>; true outside of one.</remarks>
            public static bool _get_current_graph_task_keep_graph() => Backward.Current?.KeepsGraph ?? true;

            /// <summary>False inside <see cref="autograd.graph.disable_saved_tensors_hooks"/>.</summary>
            public static bool _saved_tensors_hooks_is_enabled() => SavedHooksScope.Disabled is null;

            /// <summary>The text given to <see cref="autograd.graph.disable_saved_tensors_hooks"/>, null outside of it.</summary>
            public static string? _saved_tensors_hooks_get_disabled_error_message() => SavedHooksScope.Disabled;

            /// <summary>Claims of each tensor that it was written so often.</summary>
            /// <exception cref="RuntimeError">There are not as many versions as tensors, or one is negative.</exception>
            /// <remarks>PyTorch 2.13 <c>torch._C._autograd._unsafe_set_version_counter</c>.</remarks>
            public static void _unsafe_set_version_counter(TensorList tensors, params ReadOnlySpan<long> versions)
            {
                if (tensors.Count != versions.Length)
                {
                    throw new RuntimeError($"tensors_len={tensors.Count}, versions_len={versions.Length}");
                }

                for (var i = 0; i < versions.Length; i++)
                {
                    if (tensors[i]!.IsInference)
                    {
                        throw new RuntimeError("Tried to call torch.autograd._unsafe_set_version() on a tensor that does not have a "
                            + "version counter. Was it created in inference mode?");
                    }

                    if (versions[i] < 0) throw new RuntimeError($"Cannot set a version_counter to a value below 0: {versions[i]}");
                    tensors[i]!.Counter.Set((int)versions[i]);
                }
            }
        }
    }
}
