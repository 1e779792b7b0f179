namespace Compat.Engines;

internal sealed unsafe partial class Scope
{
    /// <summary>left + scale · right; bool: left or (scale and right).</summary>
    public Value Add(Value left, Value right, Scalar scale)
    {
        if (scale.IsComplex) return Add(left, Mul(right, scale), 1);
        if (left.ScalarType == (int)ScalarType.Bool) return Call("aten::logical_or"u8, left, Mul(right, scale));
        if (left.ScalarType <= (int)ScalarType.Long) return Add(left, right, scale.ToLong());
        nint sum;
        TorchFault.Check(Kernels.AddTensor(left.Handle, right.Handle, scale.ToDouble(), &sum));
        return Own(Handles.Adopt(sum));
    }

    // The shim's alpha is a double, which PyTorch refuses for integers; self + value · a · b takes it as a tensor.
    private Value Add(Value left, Value right, long scale) =>
        CallList(
            new("aten::_foreach_addcmul"u8, "Tensor"u8),
            (Value[])[left],
            (Value[])[right],
            (Value[])[Number(1, TorchType.Of(left.ScalarType))],
            Numbers([scale]))[0];

    /// <summary>left · right.</summary>
    public Value Mul(Value left, Value right)
    {
        nint product;
        TorchFault.Check(Kernels.MulTensor(left.Handle, right.Handle, &product));
        return Own(Handles.Adopt(product));
    }

    /// <summary>left @ right, written to <paramref name="into"/>.</summary>
    public Value Mm(Value into, Value left, Value right)
    {
        TorchFault.Check(Kernels.MmOut(into.Handle, left.Handle, right.Handle));
        return into;
    }

    /// <summary>beta · self + alpha · (left @ right), written to <paramref name="into"/>.</summary>
    public Value Addmm(Value into, Value self, Value left, Value right, double beta, double alpha)
    {
        var added = _place is null ? self : Moved(self);
        TorchFault.Check(Kernels.AddmmOut(into.Handle, added.Handle, left.Handle, right.Handle, beta, alpha));
        return into;
    }

    /// <inheritdoc cref="Addmm"/>
    public Value Baddbmm(Value into, Value self, Value left, Value right, double beta, double alpha)
    {
        var added = _place is null ? self : Moved(self);
        TorchFault.Check(Kernels.BaddbmmOut(into.Handle, added.Handle, left.Handle, right.Handle, beta, alpha));
        return into;
    }

    /// <summary>Writes <paramref name="source"/> over <paramref name="destination"/>, broadcast and cast.</summary>
    public static void Copy(Value source, Value destination) =>
        TorchFault.Check(Native.Copy(destination.Handle, source.Handle, 0));
}
