using System.Runtime.CompilerServices;

namespace Compat.Engines;

internal sealed unsafe partial class Scope
{
    /// <summary>A 0-d tensor: how a number reaches an operator, since the dispatcher call takes none.</summary>
    public Value Number(Scalar value, DType dtype)
    {
        var data = Scratch(dtype.itemsize);
        Element.Write(ref Unsafe.AsRef<byte>(data), dtype, value);
        return Over(data, [], [], (int)dtype.Type);
    }

    /// <summary>A 1-d int64 tensor.</summary>
    public Value Numbers(ReadOnlySpan<long> values)
    {
        var data = (long*)Scratch(sizeof(long) * values.Length);
        values.CopyTo(new Span<long>(data, values.Length));
        return Over(data, [values.Length], [1], (int)ScalarType.Long);
    }

    /// <summary>The tensor itself, or its copy of that dtype.</summary>
    public Value Cast(Value value, DType dtype) => value.ScalarType == (int)dtype.Type
        ? value
        : Call(new("aten::to"u8, "dtype"u8), value, (int)dtype.Type, false, false, Argument.None);
}
