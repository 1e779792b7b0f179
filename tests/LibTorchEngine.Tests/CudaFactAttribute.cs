using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>A test that needs a GPU and a PyTorch built for it; skipped, with the reason, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CudaFactAttribute : FactAttribute
{
    public CudaFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) => Skip = Missing();

    /// <summary>Why there is no CUDA; null where there is.</summary>
    internal static string? Missing()
    {
        if (InstalledTorch.Missing is { } missing) return missing;
        if (Native.Cuda is null) return Native.CudaFault.Length > 0 ? Native.CudaFault : "The installed PyTorch is built for the CPU.";
        return Native.Cuda.Count > 0 ? null : "The driver shows no CUDA device.";
    }
}

/// <inheritdoc cref="CudaFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CudaTheoryAttribute : TheoryAttribute
{
    public CudaTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = CudaFactAttribute.Missing();
}
