using System.Linq.Expressions;
using System.Reflection;

namespace Compat.Conformance.Binder;

/// <summary>One public member that a call may mean.</summary>
/// <param name="Parameters">What it takes; the receiver of an instance member first.</param>
/// <param name="Invoke">Calls it; its exceptions come out as they are.</param>
internal sealed record Candidate(IReadOnlyList<Parameter> Parameters, Func<object?[], object?> Invoke)
{
    private const BindingFlags Unwrapped = BindingFlags.DoNotWrapExceptions;

    /// <summary>The type it returns.</summary>
    internal Type? Result { get; init; }

    internal static Candidate Of(MethodInfo method)
    {
        var nullability = new NullabilityInfoContext();
        var parameters = method.GetParameters().Select(info => Parameter.Of(info, nullability)).ToList();
        if (!method.IsStatic) parameters.Insert(0, new Parameter("self", method.DeclaringType!));
        return new Candidate(parameters, Invoker(method)) { Result = method.ReturnType };
    }

    /// <summary>The same member asked with its first two arguments exchanged, as Python's reflected operators are.</summary>
    internal Candidate Swapped() => new(
        [Parameters[1], Parameters[0], .. Parameters.Skip(2)],
        values => Invoke([values[1], values[0], .. values.Skip(2)]));

    private static Func<object?[], object?> Invoker(MethodInfo method)
    {
        if (Array.Exists(method.GetParameters(), info => Parameter.IsSpan(info.ParameterType))) return Compiled(method);
        return method.IsStatic
            ? values => method.Invoke(null, Unwrapped, null, values, null)
            : values => method.Invoke(values[0], Unwrapped, null, values[1..], null);
    }

    // Reflection cannot pass a span; a compiled expression makes it from the array on its own stack.
    private static Func<object?[], object?> Compiled(MethodInfo method)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var offset = method.IsStatic ? 0 : 1;
        var arguments = method.GetParameters().Select((info, place) => Argument(values, place + offset, info.ParameterType));
        var receiver = method.IsStatic ? null : Argument(values, 0, method.DeclaringType!);
        Expression body = Expression.Call(receiver, method, arguments);
        body = method.ReturnType == typeof(void)
            ? Expression.Block(body, Expression.Constant(null))
            : Expression.Convert(body, typeof(object));
        return Expression.Lambda<Func<object?[], object?>>(body, values).Compile();
    }

    private static Expression Argument(ParameterExpression values, int place, Type type)
    {
        var value = Expression.ArrayIndex(values, Expression.Constant(place));
        if (!Parameter.IsSpan(type)) return Expression.Convert(value, type);
        var array = type.GetGenericArguments()[0].MakeArrayType();
        var conversion = type.GetMethod("op_Implicit", [array])!;
        return Expression.Call(conversion, Expression.Convert(value, array));
    }
}
