using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Conformance.Binder;

/// <summary>Finds the public members that an operator's name may mean: below torch, or of its first argument.</summary>
internal static class Candidates
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy;
    private const BindingFlags Instances = BindingFlags.Public | BindingFlags.Instance;
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Candidate>> Found = new(StringComparer.Ordinal);

    // Static classes beside torch whose methods extend a tensor.
    private static readonly Type[] ExtensionClasses =
    [
        .. typeof(torch).Assembly.GetExportedTypes()
            .Where(type => type.IsDefined(typeof(ExtensionAttribute), false) && type != typeof(torch)),
    ];

    /// <summary>All members of that name; none when it does not exist.</summary>
    internal static IReadOnlyList<Candidate> Of(string op) => Found.GetOrAdd(op, name => [.. Find(name)]);

    private static IEnumerable<Candidate> Find(string op)
    {
        var parts = op.Split('.');
        var place = typeof(torch);
        foreach (var part in parts[..^1])
        {
            if (Nested(place, part) is not { } next) return [];
            place = next;
        }

        // A method is meant only where there is no function of that name.
        Candidate[] found = [.. Named(place, parts[^1], Statics)];
        return parts.Length > 1 || found.Length > 0 ? found : OfTensor(op);
    }

    private static Type? Nested(Type? place, string name)
    {
        for (; place is not null; place = place.BaseType)
        {
            if (place.GetNestedType(name, BindingFlags.Public) is { } nested) return nested;
        }

        return null;
    }

    private static IEnumerable<Candidate> OfTensor(string op)
    {
        if (PythonNames.Indexer(op) is { } indexer) return Named(typeof(Tensor), indexer, Instances);
        if (PythonNames.Operator(op, out var isFunction, out var isReflected) is { } name)
        {
            var operators = Named(isFunction ? typeof(torch) : typeof(Tensor), name, Statics);
            return isReflected ? operators.Select(candidate => candidate.Swapped()) : operators;
        }

        // The last are extension properties, static methods to reflection.
        return
        [
            .. Named(typeof(Tensor), op, Instances),
            .. ExtensionClasses.SelectMany(type => Named(type, op, Statics)),
            .. Named(typeof(TensorCasts), op, Statics),
            .. Named(typeof(Tensor), "get_" + op, Instances),
            .. Named(typeof(torch), "get_" + op, Statics).Where(candidate => candidate.Parameters.Count == 1),
        ];
    }

    private static IEnumerable<Candidate> Named(Type place, string name, BindingFlags flags) => place.GetMethods(flags)
        .Where(method => method.Name == name && !method.IsGenericMethodDefinition && method.GetParameters().All(CanPass))
        .OrderBy(method => method.MetadataToken)
        .Select(Candidate.Of);

    private static bool CanPass(ParameterInfo parameter) =>
        !parameter.IsOut && !parameter.ParameterType.IsPointer
        && (!parameter.ParameterType.IsByRefLike || Parameter.IsSpan(parameter.ParameterType));
}
