using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>The name of one operator of the dispatcher, as C strings that live as long as the process.</summary>
/// <param name="name">The schema's name without its namespace: <c>mm</c>.</param>
/// <param name="overload">The overload of the schema, empty for the default one.</param>
internal sealed unsafe class Operator(string name, string overload = "")
{
    /// <summary><c>aten::name</c>.</summary>
    public byte* Name { get; } = (byte*)Marshal.StringToCoTaskMemUTF8($"aten::{name}");

    public byte* Overload { get; } = (byte*)Marshal.StringToCoTaskMemUTF8(overload);

    /// <inheritdoc/>
    public override string ToString() => overload.Length == 0 ? name : $"{name}.{overload}";
}
