using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>Python's sequences as arrays, lists, tuples and the types that collection expressions make.</summary>
internal static class Sequences
{
    private static readonly MethodInfo Builder =
        typeof(Sequences).GetMethod(nameof(Build), BindingFlags.NonPublic | BindingFlags.Static)!;

    private delegate TResult SpanFunction<TItem, out TResult>(ReadOnlySpan<TItem> items);

    internal static Conversion? To(Converter converter, Type target, SequenceValue sequence, int depth)
    {
        if (target.IsArray) return ToArray(converter, target.GetElementType()!, sequence, items => items);
        if (target.IsAssignableTo(typeof(ITuple))) return ToTuple(converter, target, sequence);
        if (ItemOf(target) is { } item && target.IsAssignableFrom(item.MakeArrayType()))
        {
            return ToArray(converter, item, sequence, items => items);
        }

        return depth > 0 ? ByUserDefined(converter, target, sequence, depth) : null;
    }

    private static Type? ItemOf(Type target) =>
        target.IsInterface && target.IsGenericType && target.IsAssignableTo(typeof(IEnumerable)) ? target.GetGenericArguments()[0] : null;

    private static Conversion? ByUserDefined(Converter converter, Type target, SequenceValue sequence, int depth)
    {
        if (UserConversions.To(converter, target, sequence, depth) is { } converted) return converted;
        if (target.GetCustomAttribute<CollectionBuilderAttribute>() is not { } builder) return null;
        foreach (var method in builder.BuilderType.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        {
            if (method.Name != builder.MethodName || method.ReturnType != target || method.GetParameters() is not [var parameter]) continue;
            if (!Parameter.IsSpan(parameter.ParameterType)) continue;
            var item = parameter.ParameterType.GetGenericArguments()[0];
            var build = Builder.MakeGenericMethod(item, target);
            return ToArray(
                converter, item, sequence, items => build.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [method, items], null)!);
        }

        return null;
    }

    private static TResult Build<TItem, TResult>(MethodInfo method, TItem[] items) =>
        method.CreateDelegate<SpanFunction<TItem, TResult>>()(items);

    private static Conversion? ToArray(Converter converter, Type item, SequenceValue sequence, Func<Array, object> finish)
    {
        if (Items(sequence, (value, _) => ToItem(converter, item, value)) is not { } items) return null;
        return new Conversion(Cost(items), () =>
        {
            var array = Array.CreateInstance(item, items.Length);
            for (var place = 0; place < items.Length; place++) array.SetValue(items[place].Make(), place);
            return finish(array);
        });
    }

    // Lists say nothing about null to reflection; what an operator makes of one is its own business.
    private static Conversion? ToItem(Converter converter, Type item, Value value) =>
        value is NoneValue && item == typeof(Tensor) ? Conversion.Exactly(null) : converter.To(item, value);

    private static Conversion? ToTuple(Converter converter, Type target, SequenceValue sequence)
    {
        var types = target.GetGenericArguments();
        if (types.Length != sequence.Items.Count || types.Length == 0) return null;
        if (Items(sequence, (value, place) => converter.To(types[place], value)) is not { } items) return null;
        return new Conversion(Cost(items), () => Activator.CreateInstance(target, [.. items.Select(item => item.Make())]));
    }

    private static Conversion[]? Items(SequenceValue sequence, Func<Value, int, Conversion?> convert)
    {
        var items = new Conversion[sequence.Items.Count];
        for (var place = 0; place < items.Length; place++)
        {
            if (convert(sequence.Items[place], place) is not { } item) return null;
            items[place] = item;
        }

        return items;
    }

    private static int Cost(Conversion[] items) => items.Select(item => item.Cost).DefaultIfEmpty(0).Max() + Conversion.Wider;
}
