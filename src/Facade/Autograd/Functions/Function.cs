using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What every custom function has: its static <c>forward</c> and <c>backward</c>, looked up once per type.</summary>
        public abstract class FunctionBase<[DynamicallyAccessedMembers(Methods)] TSelf>
        {
            private const DynamicallyAccessedMemberTypes Methods =
                DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

            private static readonly MethodInfo? Forward = Find("forward");
            private static readonly MethodInfo? Reverse = Find("backward");
            private static readonly ParameterInfo[] Parameters = Forward?.GetParameters() ?? [];
            private static readonly Func<FunctionCtx, Tensor, Tensor>? OneToOne = Bind(Forward);
            private static readonly Func<FunctionCtx, Tensor, Tensor>? OneGradient = Bind(Reverse);

            private protected static object? Run(object?[] given)
            {
                if (Forward is null)
                {
                    throw new NotImplementedError("You must implement the forward function for custom autograd.Function.");
                }

                var ctx = new FunctionCtx();
                var arguments = Arguments(ctx, given);
                int[] positions = [.. Enumerable.Range(0, arguments.Length - 1).Where(i => arguments[i + 1] is Tensor)];
                Tensor?[] tensors = [.. positions.Select(i => (Tensor)arguments[i + 1]!)];
                var records = GradMode.GradEnabled && tensors.Any(static tensor => tensor is { requires_grad: true });
                ctx.needs_input_grad = [.. arguments.Skip(1).Select(a => a is Tensor { requires_grad: true })];
                object? result;
                using (no_grad())
                {
                    result = OneToOne is not null && arguments.Length == 2
                        ? OneToOne(ctx, (Tensor)arguments[1]!)
                        : Forward.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
                }

                return FunctionOutputs.Wrap(typeof(TSelf).Name, result, tensors, positions, ctx, records, Backward);
            }

            private static object? Backward(FunctionCtx ctx, Tensor?[] grads)
            {
                if (Reverse is null)
                {
                    throw new NotImplementedError("You must implement either the backward or vjp method for your custom autograd.Function "
                        + "to use it with backward mode AD.");
                }

                if (OneGradient is not null && grads.Length == 1 && grads[0] is { } grad) return OneGradient(ctx, grad);
                return Reverse.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [ctx, .. grads], null);
            }

            private static object?[] Arguments(FunctionCtx ctx, object?[] given)
            {
                if (given.Length > Parameters.Length - 1)
                {
                    throw new TypeError($"{typeof(TSelf).Name}.forward() takes {Parameters.Length} positional arguments but "
                        + $"{given.Length + 1} were given");
                }

                var arguments = new object?[Parameters.Length];
                arguments[0] = ctx;
                for (var i = 1; i < arguments.Length; i++)
                {
                    arguments[i] = i <= given.Length ? Convert(given[i - 1], Parameters[i].ParameterType)
                        : Parameters[i].HasDefaultValue ? Parameters[i].DefaultValue
                        : throw new TypeError($"{typeof(TSelf).Name}.forward() missing 1 required positional argument: "
                            + $"'{Parameters[i].Name}'");
                }

                return arguments;
            }

            private static object? Convert(object? value, Type type)
            {
                if (value is null || type.IsInstanceOfType(value)) return value;
                if (type == typeof(Scalar))
                {
                    return value switch { bool b => (Scalar)b, int i => i, long l => l, double d => d, float f => f, _ => value };
                }

                var plain = Nullable.GetUnderlyingType(type) ?? type;
                return value is IConvertible
                    ? System.Convert.ChangeType(value, plain, System.Globalization.CultureInfo.InvariantCulture)
                    : value;
            }

            private static MethodInfo? Find(string name) => typeof(TSelf).GetMethod(
                name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly);

            private static Func<FunctionCtx, Tensor, Tensor>? Bind(MethodInfo? method) =>
                method is not null && method.ReturnType == typeof(Tensor) && method.GetParameters().Length == 2
                    && method.GetParameters()[1].ParameterType == typeof(Tensor)
                    ? method.CreateDelegate<Func<FunctionCtx, Tensor, Tensor>>()
                    : null;
        }

        /// <summary>A function with a gradient of its own: static methods <c>forward(ctx, …)</c> and <c>backward(ctx, grad)</c>.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.Function</c>.</remarks>
        public abstract class Function<[DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods)] TSelf> : FunctionBase<TSelf>
            where TSelf : Function<TSelf>
        {
            /// <summary>Runs forward, recording the function's own backward.</summary>
            public static Tensor apply(Tensor x) => (Tensor)Run([x])!;

            /// <inheritdoc cref="apply(Tensor)"/>
            public static Tensor apply(params ReadOnlySpan<object?> args) => (Tensor)Run(args.ToArray())!;
        }

        /// <summary>A custom function of several outputs, given as a tuple.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.Function</c>.</remarks>
        public abstract class Function<[DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods)] TSelf, TOut>
            : FunctionBase<TSelf>
            where TSelf : Function<TSelf, TOut>
            where TOut : ITuple
        {
            /// <summary>Runs forward, recording the function's own backward.</summary>
            public static TOut apply(params ReadOnlySpan<object?> args) => (TOut)Run(args.ToArray())!;
        }
    }
}
