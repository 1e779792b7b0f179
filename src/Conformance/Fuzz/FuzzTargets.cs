using System.IO.Enumeration;
using System.Reflection;
using Compat.Conformance.Binder;

namespace Compat.Conformance.Fuzz;

/// <summary>The public operators: static functions below torch whose arguments can be drawn.</summary>
internal static class FuzzTargets
{
    // They change what all later calls do, end the program's output, or read files.
    private static readonly HashSet<string> Excluded =
    [
        "torch.print", "torch.set_default_dtype", "torch.set_printoptions", "torch.set_num_threads", "torch.set_rng_state",
        "backends.use", "backends.scope", "torch.set_grad_enabled", "torch.no_grad", "torch.enable_grad", "torch.data_ptr",
        "random.fork_rng", "random.set_rng_state",
    ];

    /// <summary>Each name with its overloads.</summary>
    internal static IReadOnlyList<(string Name, Candidate[] Overloads)> Matching(string[] globs) =>
    [
        .. Functions(typeof(torch), "torch")
            .Where(f => !Excluded.Contains(f.Name) && (globs.Length == 0 || globs.Any(glob => Matches(glob, f.Name))))
            .GroupBy(f => f.Name)
            .Select(group => (group.Key, Overloads: group.Select(f => Candidate.Of(f.Method)).Where(CanDraw).ToArray()))
            .Where(target => target.Overloads.Length > 0)
            .OrderBy(target => target.Key, StringComparer.Ordinal),
    ];

    private static bool Matches(string glob, string name) =>
        FileSystemName.MatchesSimpleExpression(glob, name) || FileSystemName.MatchesSimpleExpression("torch." + glob, name);

    private static bool CanDraw(Candidate candidate) => candidate.Parameters.All(p => p.IsOptional || RandomArguments.Knows(p.Type));

    private static bool IsPassedByPlace(ParameterInfo parameter) => parameter.ParameterType.IsByRef
        || (parameter.ParameterType.IsByRefLike && !Binder.Parameter.IsSpan(parameter.ParameterType));

    private static IEnumerable<(string Name, MethodInfo Method)> Functions(Type owner, string place)
    {
        foreach (var method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            var parameters = method.GetParameters();
            if (method.IsSpecialName || method.IsGenericMethod || char.IsUpper(method.Name[0]) || method.Name.Contains('<')) continue;
            if (parameters.Any(IsPassedByPlace)) continue;
            yield return ($"{place}.{method.Name}", method);
        }

        foreach (var nested in owner.GetNestedTypes().Where(type => type.IsAbstract && type.IsSealed && !type.IsSpecialName))
        {
            foreach (var function in Functions(nested, place == "torch" ? nested.Name : $"{place}.{nested.Name}")) yield return function;
        }
    }
}
