using Compat.Engines;

namespace Compat;

/// <summary>What inference tensors have for a version counter: it says that they are, and the common one counts nothing.</summary>
/// <remarks>PyTorch 2.13: <c>TensorImpl::is_inference</c>, a tensor without the dispatch keys of autograd.</remarks>
internal sealed class InferenceCounter : VersionCounter
{
    /// <summary>The counter of every tensor made in inference mode.</summary>
    public static readonly InferenceCounter None = new();
}

/// <summary>Tensors made in inference mode.</summary>
internal static class Inference
{
    /// <summary>How many threads are in inference mode: what a new tensor asks first, in a class that needs no initialization.</summary>
    public static int Threads;

    /// <summary>The counter of a new tensor over <paramref name="storage"/>.</summary>
    public static VersionCounter CounterOf(Storage storage) => GradMode.InferenceEnabled ? InferenceCounter.None : storage;

    /// <summary>The counter of an inference tensor's <c>data</c> and <c>detach()</c>: outside inference mode one that counts.</summary>
    public static VersionCounter CounterOfAlias() => GradMode.InferenceEnabled ? InferenceCounter.None : new InferenceCounter();

    /// <summary>An inference tensor was written.</summary>
    /// <exception cref="RuntimeError">Outside inference mode.</exception>
    /// <remarks>PyTorch 2.13 <c>c10::VariableVersion::bump</c>: refused once it is done.</remarks>
    public static void Written()
    {
        if (!GradMode.InferenceEnabled) throw new RuntimeError(Messages.InferenceInPlace);
    }

    /// <summary>True where one of the operands is no inference tensor; on inference tensors alone, operations are outside
    /// autograd.</summary>
    public static bool AnyNormal(params ReadOnlySpan<Tensor?> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is { IsInference: false }) return true;
        }

        return false;
    }

    /// <summary>True for a leaf made in inference mode that requires grad, outside of it: copies of it are recorded as copies.</summary>
    public static bool IsCopied(Tensor self) => self.IsInference && self.requires_grad && GradMode.Enabled;
}
