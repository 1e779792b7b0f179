namespace Compat.Engines;

/// <summary>Errors of libtorch as PyTorch's exceptions.</summary>
internal static class TorchFault
{
    /// <summary>Throws what this thread's last call reported when <paramref name="code"/> is not zero.</summary>
    public static void Check(int code)
    {
        if (code != 0) throw Translate(Native.ErrorText());
    }

    /// <summary>Whether <paramref name="text"/> says that no operator has the name that was called.</summary>
    public static bool IsUnknownOperator(string text) => text.StartsWith("Could not find schema for", StringComparison.Ordinal);

    /// <summary>Whether <paramref name="text"/> says that a device has no memory left.</summary>
    public static bool IsOutOfMemory(string text) => text.StartsWith("CUDA out of memory", StringComparison.Ordinal);

    /// <summary>The exception of <paramref name="text"/>, without libtorch's native stack.</summary>
    /// <remarks>gather and scatter check indices with TORCH_CHECK, the others with TORCH_CHECK_INDEX.</remarks>
    public static Exception Translate(string text, Operator op = default) =>
        op.Name.StartsWith("aten::gather"u8) || op.Name.StartsWith("aten::scatter"u8)
            ? TorchErrors.TranslateScatter(text)
            : TorchErrors.Translate(text);
}
