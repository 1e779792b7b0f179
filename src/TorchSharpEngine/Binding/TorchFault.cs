using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>Errors of TorchSharp as PyTorch's exceptions.</summary>
internal static class TorchFault
{
    /// <summary>Whether <paramref name="error"/> came from libtorch, or from a check of TorchSharp's.</summary>
    public static bool IsTorch(Exception error) =>
        error is ExternalException
        || (error is ArgumentException or InvalidOperationException && error.GetType().Namespace == nameof(System));

    /// <summary>The exception with PyTorch's text and of PyTorch's kind.</summary>
    public static Exception Translate(Exception error) => TorchErrors.Translate(error.Message);

    /// <summary>The same for gather and scatter, which call an index outside its dimension a plain RuntimeError.</summary>
    public static Exception TranslateScatter(Exception error) => TorchErrors.TranslateScatter(error.Message);
}
