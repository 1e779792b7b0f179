using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat.Facade.Tests.PublicSurface;

/// <summary>A public function of the facade.</summary>
/// <param name="Place">The module below torch, <c>torch</c> itself, or <c>Tensor</c>.</param>
internal sealed record PublicFunction(string Place, MethodBase Method)
{
    internal string Name => Method.Name;

    internal bool IsExtension => Method.IsDefined(typeof(ExtensionAttribute));

    internal string FullName => $"{Place}.{Name}";

    public override string ToString() =>
        $"{FullName}({string.Join(", ", Method.GetParameters().Select(Shown))})";

    private static string Shown(ParameterInfo p) => p.HasDefaultValue ? $"{p.Name}={p.DefaultValue ?? "null"}" : p.Name!;

    /// <summary>True where PyTorch has the function, or the method, with these parameters.</summary>
    internal bool IsPyTorchs()
    {
        var parameters = Method.GetParameters();
        if (Place == "Tensor") return SignatureMatch.Any(PyTorchSignatures.Of(Place, Name), parameters);
        if (SignatureMatch.Any(PyTorchSignatures.Of(Place, Name), parameters)) return true;
        return IsExtension && SignatureMatch.Any(PyTorchSignatures.Of("Tensor", Name), parameters.Skip(1));
    }
}

/// <summary>What the facade shows.</summary>
internal static class PublicMembers
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The static classes below torch, by PyTorch's module names.</summary>
    internal static IReadOnlyList<(string Place, Type Type)> Modules { get; } = [("torch", typeof(torch)), .. Below(typeof(torch), "")];

    /// <summary>Every lower-case function and method, except those that C# makes of properties and operators.</summary>
    internal static IReadOnlyList<PublicFunction> Functions { get; } =
    [
        .. Modules.SelectMany(m => m.Type.GetMethods(Statics).Where(IsOrdinary).Select(f => new PublicFunction(m.Place, f))),
        .. typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsOrdinary)
            .Select(f => new PublicFunction("Tensor", f)),
    ];

    private static bool IsOrdinary(MethodInfo method) => !method.IsSpecialName && !char.IsUpper(method.Name[0])
        && !method.IsGenericMethod && !method.Name.StartsWith("get_", StringComparison.Ordinal)
        && !method.Name.StartsWith("op_", StringComparison.Ordinal)
        && !method.Name.StartsWith('<');

    private static IEnumerable<(string Place, Type Type)> Below(Type owner, string prefix)
    {
        foreach (var nested in owner.GetNestedTypes(BindingFlags.Public))
        {
            if (!nested.IsAbstract || !nested.IsSealed || nested.IsSpecialName) continue;
            var place = prefix + nested.Name;
            yield return (place, nested);
            foreach (var deeper in Below(nested, place + ".")) yield return deeper;
        }
    }
}
