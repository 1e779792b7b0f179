using System.Diagnostics.CodeAnalysis;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What every custom function has: its static methods, looked up once per type.</summary>
        public abstract class FunctionBase<[DynamicallyAccessedMembers(FunctionClass.Members)] TSelf>
        {
            private protected static readonly FunctionClass Class = new(typeof(TSelf));

            /// <summary>Warns: the methods are static, no object of a function is of use.</summary>
            /// <remarks>PyTorch 2.13 <c>Function.__init__</c>.</remarks>
            protected FunctionBase() => Warnings.FunctionInstantiated(GetType());
        }

        /// <summary>
        /// A function with a gradient of its own: static methods <c>forward(ctx, …)</c> and <c>backward(ctx, grad)</c>, or
        /// <c>forward(…)</c>, <c>setup_context(ctx, inputs, output)</c> and <c>backward</c>; <c>vjp</c> is another name of backward.
        /// </summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.Function</c>.</remarks>
        public abstract class Function<[DynamicallyAccessedMembers(FunctionClass.Members)] TSelf> : FunctionBase<TSelf>
            where TSelf : Function<TSelf>
        {
            /// <summary>Runs forward, recording the function's own backward.</summary>
            public static Tensor apply(Tensor x) => (Tensor)Class.Apply([x])!;

            /// <inheritdoc cref="apply(Tensor)"/>
            public static Tensor apply(params ReadOnlySpan<object?> args) => (Tensor)Class.Apply(args)!;
        }

        /// <summary>A custom function whose result is not one tensor: a tuple, an array of tensors, or anything else.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.Function</c>. A tuple or an array is several outputs, a list is one that is no
        /// tensor.</remarks>
        public abstract class Function<[DynamicallyAccessedMembers(FunctionClass.Members)] TSelf, TOut> : FunctionBase<TSelf>
            where TSelf : Function<TSelf, TOut>
        {
            /// <summary>Runs forward, recording the function's own backward.</summary>
            public static TOut apply(params ReadOnlySpan<object?> args) => (TOut)Class.Apply(args)!;
        }
    }
}
