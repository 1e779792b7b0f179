namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            private ModuleHooks? _hooks;

            /// <summary>True where a call has to look for hooks.</summary>
            private protected bool MayHaveHooks => _hooks is not null || ModuleHooks.UsesGlobal;

            /// <summary>Runs <paramref name="hook"/> with the arguments before each forward; what it returns, if not null, replaces
            /// them: one value, or a tuple or array of all.</summary>
            /// <remarks>PyTorch 2.13 <c>Module.register_forward_pre_hook</c>.</remarks>
            public RemovableHandle register_forward_pre_hook(Func<Module, object?[], object?> hook, bool prepend = false) =>
                Hooks().ForwardPre.Add(hook, prepend);

            /// <inheritdoc cref="register_forward_pre_hook(Func{Module, object[], object}, bool)"/>
            public RemovableHandle register_forward_pre_hook(Action<Module, object?[]> hook, bool prepend = false) =>
                register_forward_pre_hook(
                    (module, args) =>
                    {
                        hook(module, args);
                        return null;
                    },
                    prepend);

            /// <summary>Runs <paramref name="hook"/> with arguments and output after each forward; what it returns, if not null,
            /// replaces the output. With <paramref name="always_call"/> it runs even when forward threw.</summary>
            /// <remarks>PyTorch 2.13 <c>Module.register_forward_hook</c>.</remarks>
            public RemovableHandle register_forward_hook(
                Func<Module, object?[], object?, object?> hook, bool prepend = false, bool always_call = false) =>
                Hooks().Forward.Add(new ForwardHook(hook, always_call), prepend);

            /// <inheritdoc cref="register_forward_hook(Func{Module, object[], object, object}, bool, bool)"/>
            public RemovableHandle register_forward_hook(
                Action<Module, object?[], object?> hook, bool prepend = false, bool always_call = false) =>
                register_forward_hook(
                    (module, args, output) =>
                    {
                        hook(module, args, output);
                        return null;
                    },
                    prepend, always_call);

            /// <summary>Runs <paramref name="hook"/> with the gradients of the module's inputs and outputs; what it returns, if not null,
            /// is sent on to the inputs.</summary>
            /// <exception cref="RuntimeError">The module has regular backward hooks.</exception>
            /// <remarks>PyTorch 2.13 <c>Module.register_full_backward_hook</c>.</remarks>
            public RemovableHandle register_full_backward_hook(
                Func<Module, Tensor[], Tensor[], Tensor?[]?> hook, bool prepend = false) =>
                Hooks().AddBackward(hook, full: true, prepend);

            /// <inheritdoc cref="register_full_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]}, bool)"/>
            public RemovableHandle register_full_backward_hook(Action<Module, Tensor[], Tensor[]> hook, bool prepend = false) =>
                register_full_backward_hook(Unchanging(hook), prepend);

            /// <summary>Runs <paramref name="hook"/> with the gradients of the module's outputs before its backward; what it returns, if
            /// not null, takes their place.</summary>
            /// <remarks>PyTorch 2.13 <c>Module.register_full_backward_pre_hook</c>.</remarks>
            public RemovableHandle register_full_backward_pre_hook(Func<Module, Tensor[], Tensor?[]?> hook, bool prepend = false) =>
                Hooks().BackwardPre.Add(hook, prepend);

            /// <inheritdoc cref="register_full_backward_pre_hook(Func{Module, Tensor[], Tensor[]}, bool)"/>
            public RemovableHandle register_full_backward_pre_hook(Action<Module, Tensor[]> hook, bool prepend = false) =>
                register_full_backward_pre_hook(Unchanging(hook), prepend);

            /// <summary>Runs <paramref name="hook"/> with the gradients of the last node of the module's forward, which need not be those
            /// of its inputs.</summary>
            /// <exception cref="RuntimeError">The module has full backward hooks.</exception>
            /// <remarks>PyTorch 2.13 <c>Module.register_backward_hook</c>, deprecated in favour of
            /// <see cref="register_full_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]}, bool)"/>.</remarks>
            public RemovableHandle register_backward_hook(Func<Module, Tensor[], Tensor[], Tensor?[]?> hook) =>
                Hooks().AddBackward(hook, full: false);

            /// <inheritdoc cref="register_backward_hook(Func{Module, Tensor[], Tensor[], Tensor[]})"/>
            public RemovableHandle register_backward_hook(Action<Module, Tensor[], Tensor[]> hook) =>
                register_backward_hook(Unchanging(hook));

            internal static Func<Module, Tensor[], Tensor[], Tensor?[]?> Unchanging(Action<Module, Tensor[], Tensor[]> hook) =>
                (module, inputs, outputs) =>
                {
                    hook(module, inputs, outputs);
                    return null;
                };

            internal static Func<Module, Tensor[], Tensor?[]?> Unchanging(Action<Module, Tensor[]> hook) => (module, outputs) =>
            {
                hook(module, outputs);
                return null;
            };

            private protected TResult Hooked<TResult>(object?[] args, Func<object?[], object?> forward) =>
                Fitting<TResult>(new HookedCall(this, _hooks, forward).Run(args));

            /// <summary>An argument or output that hooks may have replaced.</summary>
            /// <exception cref="TypeError">By what is of another type.</exception>
            private protected T Fitting<T>(object? value) => value is T fitting ? fitting
                : value is null && default(T) is null ? default!
                : throw HookedCall.Refused(this, value);

            private ModuleHooks Hooks() => _hooks ?? Interlocked.CompareExchange(ref _hooks, new ModuleHooks(), null) ?? _hooks;
        }
    }
}
