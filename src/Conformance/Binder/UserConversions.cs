using System.Reflection;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>The implicit conversions that a parameter's type declares, such as number to <c>Scalar</c>, array to <c>Size</c>.</summary>
internal static class UserConversions
{
    /// <summary>How a value becomes that type by at most <paramref name="depth"/> conversions in a row; null when it does not.</summary>
    internal static Conversion? To(Converter converter, Type target, Value value, int depth)
    {
        // C# makes a tensor of a number; PyTorch raises TypeError.
        if (target == typeof(Tensor)) return null;
        Conversion? best = null;
        foreach (var method in Of(target))
        {
            var source = method.GetParameters()[0].ParameterType;
            if (source.IsByRefLike || converter.To(source, value, depth - 1) is not { } inner) continue;
            var cost = inner.Cost + Conversion.Wider;
            if (best is null || cost < best.Value.Cost) best = new Conversion(cost, () => Convert(method, inner.Make()));
        }

        return best;
    }

    /// <summary>An object as that type, converted when it is of another.</summary>
    internal static object? To(Type target, object? value)
    {
        if (value is null || target.IsInstanceOfType(value)) return value;
        var method = Of(target).FirstOrDefault(method => method.GetParameters()[0].ParameterType.IsInstanceOfType(value));
        return method is null ? value : Convert(method, value);
    }

    private static IEnumerable<MethodInfo> Of(Type target) => target.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.Name == "op_Implicit" && method.ReturnType == target);

    private static object? Convert(MethodInfo method, object? value) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null);
}
