using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>C#'s tuples where PyTorch looks into one of Python's: an array of tensors counts as one.</summary>
internal static class Tuples
{
    /// <summary>The items of a tuple or of an array; null for anything else.</summary>
    public static object?[]? Items(object? value) => value switch
    {
        Tensor?[] tensors => [.. tensors],
        object?[] items => [.. items],
        ITuple tuple => ItemsOf(tuple),
        _ => null,
    };

    private static object?[] ItemsOf(ITuple tuple)
    {
        var items = new object?[tuple.Length];
        for (var i = 0; i < items.Length; i++) items[i] = tuple[i];
        return items;
    }

    /// <summary>A tuple or array of the kind of <paramref name="like"/> with other items.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,,,>))]
    public static object Rebuilt(object like, object?[] items) => like switch
    {
        Tensor?[] => items.Cast<Tensor?>().ToArray(),
        object?[] => items,
        _ => Made(like.GetType(), items),
    };

    /// <summary>A tuple of this type, of which there is one constructor.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The constructors of value tuples are kept by Rebuilt.")]
    public static object Made(Type type, ReadOnlySpan<object?> items)
    {
        var constructor = type.GetConstructors().Single();
        var parameters = constructor.GetParameters();

        // The eighth item of a value tuple is a tuple of the rest.
        return parameters.Length == 8 && parameters[7].ParameterType.IsAssignableTo(typeof(ITuple))
            ? constructor.Invoke([.. items[..7], Made(parameters[7].ParameterType, items[7..])])
            : constructor.Invoke(items.ToArray());
    }
}
