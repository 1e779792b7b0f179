using System.Runtime.CompilerServices;

namespace Compat.LibTorchEngine.Tests;

/// <summary>A test that needs an installed PyTorch; skipped, with the places looked at, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = InstalledTorch.Missing;
}

/// <inheritdoc cref="TorchFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : base(file, line) =>
        Skip = InstalledTorch.Missing;
}
