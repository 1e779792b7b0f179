namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>PyTorch's package <c>torch.nn.modules</c>.</summary>
        public static class modules
        {
            /// <summary>Hooks common to all modules; each runs before a module's own of its kind.</summary>
            /// <remarks>PyTorch 2.13 <c>torch/nn/modules/module.py</c>.</remarks>
            public static class module
            {
                /// <inheritdoc cref="Module.register_forward_pre_hook(Func{Module, object[], object}, bool)"/>
                public static RemovableHandle register_module_forward_pre_hook(Func<Module, object?[], object?> hook) =>
                    ModuleHooks.OpenGlobal().ForwardPre.Add(hook);

                /// <inheritdoc cref="Module.register_forward_pre_hook(Func{Module, object[], object}, bool)"/>
                public static RemovableHandle register_module_forward_pre_hook(Action<Module, object?[]> hook) =>
                    register_module_forward_pre_hook((module, args) =>
                    {
                        hook(module, args);
                        return null;
                    });

                /// <inheritdoc cref="Module.register_forward_hook(Func{Module, object[], object, object}, bool, bool)"/>
                public static RemovableHandle register_module_forward_hook(
                    Func<Module, object?[], object?, object?> hook, bool always_call = false) =>
                    ModuleHooks.OpenGlobal().Forward.Add(new ForwardHook(hook, always_call));

                /// <inheritdoc cref="Module.register_forward_hook(Func{Module, object[], object, object}, bool, bool)"/>
                public static RemovableHandle register_module_forward_hook(
                    Action<Module, object?[], object?> hook, bool always_call = false) => register_module_forward_hook(
                    (module, args, output) =>
                    {
                        hook(module, args, output);
                        return null;
                    },
                    always_call);

                /// <inheritdoc cref="Module.register_full_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]}, bool)"/>
                public static RemovableHandle register_module_full_backward_hook(
                    Func<Module, Tensor[], Tensor[], Tensor?[]?> hook) => ModuleHooks.OpenGlobal().AddBackward(hook, full: true);

                /// <inheritdoc cref="Module.register_full_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]}, bool)"/>
                public static RemovableHandle register_module_full_backward_hook(Action<Module, Tensor[], Tensor[]> hook) =>
                    register_module_full_backward_hook(Module.Unchanging(hook));

                /// <inheritdoc cref="Module.register_full_backward_pre_hook(Func{Module, Tensor[], Tensor[]}, bool)"/>
                public static RemovableHandle register_module_full_backward_pre_hook(Func<Module, Tensor[], Tensor?[]?> hook) =>
                    ModuleHooks.OpenGlobal().BackwardPre.Add(hook);

                /// <inheritdoc cref="Module.register_full_backward_pre_hook(Func{Module, Tensor[], Tensor[]}, bool)"/>
                public static RemovableHandle register_module_full_backward_pre_hook(Action<Module, Tensor[]> hook) =>
                    register_module_full_backward_pre_hook(Module.Unchanging(hook));

                /// <inheritdoc cref="Module.register_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]})"/>
                public static RemovableHandle register_module_backward_hook(Func<Module, Tensor[], Tensor[], Tensor?[]?> hook) =>
                    ModuleHooks.OpenGlobal().AddBackward(hook, full: false);

                /// <inheritdoc cref="Module.register_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]})"/>
                public static RemovableHandle register_module_backward_hook(Action<Module, Tensor[], Tensor[]> hook) =>
                    register_module_backward_hook(Module.Unchanging(hook));
            }
        }
    }
}
