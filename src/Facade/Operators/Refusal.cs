namespace Compat;

/// <summary>Kinds of dtypes.</summary>
[Flags]
internal enum Kinds : byte
{
    None = 0,
    Bool = 1,
    Integer = 2,
    Floating = 4,
    Complex = 8,
}

/// <summary>The dtypes for which PyTorch has no kernel, and the kernel's name as its message gives it.</summary>
internal sealed record Refusal(string Kernel, Kinds Refused)
{
    /// <exception cref="NotImplementedError">There is no kernel for <paramref name="compute"/>.</exception>
    public void Check(DType compute)
    {
        var kind = compute.is_complex ? Kinds.Complex
            : compute.is_floating_point ? Kinds.Floating
            : compute == DType.Bool ? Kinds.Bool : Kinds.Integer;
        if ((Refused & kind) != 0) throw new NotImplementedError($"\"{Kernel}\" not implemented for '{compute.CppName}'");
    }
}
