using System.Reflection;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>PyTorch's constants, found by their names below torch.</summary>
internal static class Constants
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    internal static Conversion? To(Type target, ConstantValue constant) => constant.Kind switch
    {
        ConstantKind.Device when target == typeof(Device) => new Conversion(0, () => new Device(constant.Name)),
        ConstantKind.Device => null,
        _ => Field(target, constant.Name),
    };

    /// <summary>The member of torch of that name, where it has the wanted type.</summary>
    internal static Conversion? Field(Type target, string name)
    {
        if (typeof(torch).GetField(name, Statics) is { } field && target.IsAssignableFrom(field.FieldType))
        {
            return Conversion.Exactly(field.GetValue(null));
        }

        return typeof(torch).GetProperty(name, Statics) is { } property && target.IsAssignableFrom(property.PropertyType)
            ? Conversion.Exactly(property.GetValue(null))
            : null;
    }
}
