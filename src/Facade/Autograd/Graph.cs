using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>The gate: asked once by each operation, after its result exists.</summary>
internal static class Graph
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Needs(Tensor a)
    {
        if (Tracing.On) Tracing.Asked(a);
        return a.requires_grad && GradMode.Enabled && !a.IsInference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Needs(Tensor a, Tensor b)
    {
        if (Tracing.On) Tracing.Asked(a, b);
        return (a.requires_grad || b.requires_grad) && GradMode.Enabled && !(a.IsInference && b.IsInference);
    }

    public static bool Needs(params ReadOnlySpan<Tensor?> operands)
    {
        if (Tracing.On) Tracing.Asked(operands);
        if (!GradMode.Enabled) return false;
        foreach (var operand in operands)
        {
            if (operand is not null && operand.requires_grad) return !operand.IsInference || Inference.AnyNormal(operands);
        }

        return false;
    }

    /// <summary>Makes <paramref name="output"/> the result of <paramref name="node"/>; returns it.</summary>
    /// <remarks>PyTorch 2.13 <c>set_history</c>. Integer and bool results stay outside the graph.</remarks>
    public static Tensor Record(this Tensor output, Node node, int outputNr = 0)
    {
        if (!output.dtype.IsDifferentiable) return output;
        output.GradFn = node;
        output.OutputNr = outputNr;
        node.Describe(output, outputNr);
        return output;
    }
}
