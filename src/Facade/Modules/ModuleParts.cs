using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Compat;

/// <summary>Finds a module's parts in its fields; what a type has is looked up once.</summary>
internal static class ModuleParts
{
    private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> Known = new();

    /// <summary>Names and values of the fields that can hold parts; a value that is no part is left out.</summary>
    public static IEnumerable<(string Name, object? Value)> Of(torch.nn.Module module)
    {
        foreach (var (name, field) in Fields(module.GetType()))
        {
            var value = field.GetValue(module);
            if (value is Parameter or torch.nn.Module) yield return (name, value);
            else if (value is null && IsPart(field.FieldType)) yield return (name, null);
        }
    }

    /// <summary>Sets the field of that name, where there is one that holds tensors.</summary>
    public static void SetField(torch.nn.Module module, string name, Tensor? value)
    {
        foreach (var (own, field) in Fields(module.GetType()))
        {
            if (own == name && field.FieldType.IsAssignableFrom(typeof(Tensor))) field.SetValue(module, value);
        }
    }

    private static (string Name, FieldInfo Field)[] Fields(Type type) => Known.GetOrAdd(type, Find);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Module's attribute keeps the fields of types derived from it.")]
    private static (string Name, FieldInfo Field)[] Find(Type type)
    {
        var chain = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(torch.nn.Module); t = t.BaseType) chain.Push(t);
        var found = new List<(string, FieldInfo)>();
        foreach (var declaring in chain)
        {
            var own = declaring.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            foreach (var field in own.OrderBy(field => field.MetadataToken))
            {
                if (CanHoldPart(field.FieldType)) found.Add((PlainName(field.Name), field));
            }
        }

        return [.. found];
    }

    private static bool CanHoldPart(Type type) => IsPart(type) || type == typeof(Tensor) || type == typeof(object) || type.IsInterface;

    private static bool IsPart(Type type) => type == typeof(Parameter) || typeof(torch.nn.Module).IsAssignableFrom(type);

    // <fc1>k__BackingField of a property, <x>P of a captured constructor parameter.
    private static string PlainName(string name) => name[0] == '<' ? name[1..name.IndexOf('>')] : name;
}
