using System.Diagnostics.CodeAnalysis;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>PyTorch's module <c>torch.autograd.function</c>.</summary>
        public static class function
        {
            /// <summary>Marks a <c>backward</c> that cannot be differentiated: it never records, and a second backward through it
            /// throws.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.function.once_differentiable</c>.</remarks>
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class once_differentiable : Attribute;

            /// <summary>The same as <see cref="Function{TSelf}"/>, for older programs.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.function.InplaceFunction</c>.</remarks>
            public abstract class InplaceFunction<[DynamicallyAccessedMembers(FunctionClass.Members)] TSelf> : Function<TSelf>
                where TSelf : InplaceFunction<TSelf>;

            /// <inheritdoc cref="InplaceFunction{TSelf}"/>
            public abstract class InplaceFunction<[DynamicallyAccessedMembers(FunctionClass.Members)] TSelf, TOut> : Function<TSelf, TOut>
                where TSelf : InplaceFunction<TSelf, TOut>;
        }
    }
}
