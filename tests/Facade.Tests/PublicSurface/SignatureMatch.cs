using System.Globalization;
using System.Reflection;

namespace Compat.Facade.Tests.PublicSurface;

/// <summary>Whether a C# overload is one of PyTorch's, possibly with fewer of the parameters that have defaults.</summary>
internal static class SignatureMatch
{
    internal static bool Any(IReadOnlyList<PyParameter[]> overloads, IEnumerable<ParameterInfo> parameters) =>
        overloads.Any(overload => Fits(overload, [.. parameters]));

    private static bool Fits(PyParameter[] overload, ParameterInfo[] parameters)
    {
        // `out` stands last here; Python has it anywhere after the star.
        if (parameters.Length > 0 && parameters[^1].Name == "out")
        {
            if (!overload.Any(p => p.Name == "out")) return false;
            parameters = parameters[..^1];
        }

        PyParameter[] positional = [.. overload.Where(p => p.Kind != "keyword")];
        var keywords = overload.Where(p => p.Kind == "keyword" && p.Name != "out").ToDictionary(p => p.Name);
        var next = 0;
        foreach (var parameter in parameters)
        {
            if (IsFurtherSize(parameter)) continue;
            // Keywords have no order in Python.
            if (!keywords.Remove(NameOf(parameter), out var expected))
            {
                while (next < positional.Length && positional[next].Name != NameOf(parameter))
                {
                    if (!positional[next++].MayBeLeftOut) return false;
                }

                if (next == positional.Length) return false;
                expected = positional[next++];
            }

            if (!SameDefault(parameter, expected.Default)) return false;
        }

        return keywords.Values.Concat(positional[next..]).All(p => p.MayBeLeftOut);
    }

    // Sizes of fixed arity: rand(d0, d1, dtype: …), because keywords cannot follow expanded `params`.
    private static string NameOf(ParameterInfo parameter) => parameter.Name == "d0" ? "size" : parameter.Name!;

    private static bool IsFurtherSize(ParameterInfo parameter) => parameter.Name is ['d', >= '1' and <= '9'];

    private static bool SameDefault(ParameterInfo parameter, string? expected)
    {
        // An overload may ask for what PyTorch has a default for.
        if (!parameter.HasDefaultValue || expected == PyParameter.Absent) return true;
        if (expected is null) return parameter.DefaultValue is null && parameter.IsDefined(typeof(ParamArrayAttribute));
        return parameter.DefaultValue switch
        {
            null => expected == "None" || !IsConstant(parameter.ParameterType),
            bool value => expected == (value ? "True" : "False"),
            string value => expected.Trim('\'', '"') == value,
            IConvertible value => double.TryParse(expected, CultureInfo.InvariantCulture, out var number)
                && number == value.ToDouble(CultureInfo.InvariantCulture),
            _ => false,
        };
    }

    // Of the other types C# has no constants: there null stands for PyTorch's default.
    private static bool IsConstant(Type type) => (Nullable.GetUnderlyingType(type) ?? type).IsPrimitive || type == typeof(string);
}
