namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        public static partial class graph
        {
            /// <summary>Inside, what <paramref name="pack_hook"/> returns is kept in the stead of each tensor saved for backward; when the
            /// tensor is needed, it is what <paramref name="unpack_hook"/> makes of it.</summary>
            /// <param name="pack_hook">Runs once for each saved tensor, without recording; must not write to it.</param>
            /// <param name="unpack_hook">Runs whenever the saved tensor is used or read.</param>
            /// <exception cref="RuntimeError">Hooks are disabled here.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.saved_tensors_hooks</c>. Of nested scopes the innermost counts.</remarks>
            public static SavedHooksScope saved_tensors_hooks<T>(Func<Tensor, T> pack_hook, Func<T, Tensor> unpack_hook) =>
                new(new SavedHooks<T>(pack_hook, unpack_hook));

            /// <summary>Inside, tensors saved for backward wait in CPU memory.</summary>
            /// <param name="pin_memory">Keeps a copy of a tensor that is on the CPU, too.</param>
            /// <param name="device_type">Where tensors come from: in PyTorch what pins the memory.</param>
            /// <exception cref="RuntimeError">Hooks are disabled here.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.save_on_cpu</c>. No memory is pinned here.</remarks>
            public static SavedHooksScope save_on_cpu(bool pin_memory = false, string device_type = "cuda")
            {
                _ = device_type;
                return saved_tensors_hooks(
                    tensor => (tensor.device, pin_memory ? empty_like(tensor, device: Device.Cpu).copy_(tensor) : tensor.cpu()),
                    packed => packed.Item2.to(packed.Item1));
            }

            /// <summary>Inside, opening a scope of hooks is an error with this text.</summary>
            /// <exception cref="RuntimeError">A scope of hooks is open here; the text is <paramref name="error_message"/>.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.disable_saved_tensors_hooks</c>.</remarks>
            public static SavedHooksRefusal disable_saved_tensors_hooks(string error_message) => new(error_message);

            /// <summary>Inside, a tensor saved for backward may be written: it is copied before the first write. Forward and backward must
            /// both run inside.</summary>
            /// <returns>The state, freed at the end of the scope.</returns>
            /// <exception cref="RuntimeError">Such a scope is open here already, or hooks are disabled.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.allow_mutation_on_saved_tensors</c>.</remarks>
            public static _AllowMutationOnSavedContext allow_mutation_on_saved_tensors() => new();
        }
    }
}
