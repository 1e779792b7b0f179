using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Conformance.Binder;

/// <summary>A parameter of a public member.</summary>
/// <param name="Name">PyTorch's name.</param>
/// <param name="Type">Its C# type; of a span, the array that becomes one.</param>
/// <param name="AllowsNone">Whether Python's None may be given.</param>
/// <param name="IsOptional">Whether it has a default.</param>
/// <param name="Default">The default.</param>
/// <param name="IsVariadic">Whether it takes all further positions, as <c>params</c> does.</param>
internal sealed record Parameter(
    string Name, Type Type, bool AllowsNone = false, bool IsOptional = false, object? Default = null, bool IsVariadic = false)
{
    internal static Parameter Of(ParameterInfo info, NullabilityInfoContext nullability)
    {
        var type = info.ParameterType.IsByRef ? info.ParameterType.GetElementType()! : info.ParameterType;
        var isNullable = Nullable.GetUnderlyingType(type) is not null
            || (!type.IsValueType && nullability.Create(info).WriteState == NullabilityState.Nullable);
        return new Parameter(info.Name ?? "", Unspanned(type), isNullable, info.HasDefaultValue, DefaultOf(info, type), IsVariadicOf(info));
    }

    /// <summary>Whether the type is a span, which reflection cannot pass.</summary>
    internal static bool IsSpan(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>);

    private static bool IsVariadicOf(ParameterInfo info) =>
        info.IsDefined(typeof(ParamArrayAttribute), false) || info.IsDefined(typeof(ParamCollectionAttribute), false);

    private static Type Unspanned(Type type) => IsSpan(type) ? type.GetGenericArguments()[0].MakeArrayType() : type;

    private static object? DefaultOf(ParameterInfo info, Type type)
    {
        if (!info.HasDefaultValue) return null;
        var value = info.DefaultValue;
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (value is not null) return inner.IsEnum ? Enum.ToObject(inner, value) : value;
        return type.IsValueType && !IsSpan(type) ? Activator.CreateInstance(type) : null;
    }
}
