using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module<T, TResult>
        {
            /// <inheritdoc cref="Module.register_forward_pre_hook(Func{Module, object[], object}, bool)"/>
            public RemovableHandle register_forward_pre_hook(Func<Module, Args<T>, HookResult<T>> hook, bool prepend = false) =>
                base.register_forward_pre_hook((module, args) => hook(module, Typed(args)).Value, prepend);

            /// <inheritdoc cref="Module.register_forward_pre_hook(Func{Module, object[], object}, bool)"/>
            [OverloadResolutionPriority(-1)]
            public RemovableHandle register_forward_pre_hook(Func<Module, Args<T>, T?> hook, bool prepend = false) =>
                base.register_forward_pre_hook((module, args) => hook(module, Typed(args)), prepend);

            /// <inheritdoc cref="Module.register_forward_pre_hook(Func{Module, object[], object}, bool)"/>
            public RemovableHandle register_forward_pre_hook(Action<Module, Args<T>> hook, bool prepend = false) =>
                base.register_forward_pre_hook((module, args) => hook(module, Typed(args)), prepend);

            /// <inheritdoc cref="Module.register_forward_hook(Func{Module, object[], object, object}, bool, bool)"/>
            public RemovableHandle register_forward_hook(
                Func<Module, Args<T>, TResult, HookResult<TResult>> hook, bool prepend = false, bool always_call = false) =>
                base.register_forward_hook(
                    (module, args, output) => hook(module, Typed(args), Typed(output)).Value, prepend, always_call);

            /// <inheritdoc cref="Module.register_forward_hook(Func{Module, object[], object, object}, bool, bool)"/>
            [OverloadResolutionPriority(-1)]
            public RemovableHandle register_forward_hook(
                Func<Module, Args<T>, TResult, TResult?> hook, bool prepend = false, bool always_call = false) =>
                base.register_forward_hook((module, args, output) => hook(module, Typed(args), Typed(output)), prepend, always_call);

            /// <inheritdoc cref="Module.register_forward_hook(Func{Module, object[], object, object}, bool, bool)"/>
            public RemovableHandle register_forward_hook(
                Action<Module, Args<T>, TResult> hook, bool prepend = false, bool always_call = false) =>
                base.register_forward_hook((module, args, output) => hook(module, Typed(args), Typed(output)), prepend, always_call);

            private static Args<T> Typed(object?[] args) => new((T)args[0]!);

            // There is no output where forward threw.
            private static TResult Typed(object? output) => output is null ? default! : (TResult)output;
        }
    }
}
