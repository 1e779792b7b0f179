using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>Connects what a custom forward returned to the graph.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/custom_function.cpp</c>, <c>_wrap_outputs</c>.</remarks>
internal static class FunctionOutputs
{
    public static object? Wrap(
        string function, object? result, Tensor?[] inputs, int[] positions, FunctionCtx ctx, bool records,
        Func<FunctionCtx, Tensor?[], object?> backward)
    {
        object?[] outputs = result is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])] : [result];
        foreach (var dirty in ctx.Dirty) CheckDirty(dirty, outputs);
        var node = records ? new FunctionNode(function, inputs, outputs.Length, ctx, backward, positions) : null;
        var changed = false;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is not Tensor output) continue;
            var connected = Connect(output, i, inputs, ctx, node);
            changed |= !ReferenceEquals(connected, output);
            outputs[i] = connected;
        }

        if (node is not null) ctx.Saved = [.. ctx.ToSave.Select(tensor => Keep(tensor, outputs, node))];
        return !changed ? result : result is ITuple several ? Rebuild(several, outputs) : outputs[0];
    }

    private static void CheckDirty(Tensor dirty, object?[] outputs)
    {
        if (!outputs.Contains(dirty))
        {
            throw new RuntimeError("Some elements marked as dirty during the forward method were not returned as output. The inputs that "
                + "are modified inplace must all be outputs of the Function.");
        }
    }

    private static Tensor Connect(Tensor output, int i, Tensor?[] inputs, FunctionCtx ctx, FunctionNode? node)
    {
        var isInput = inputs.Contains(output);
        if (ctx.Dirty.Contains(output))
        {
            if (node is null) return output;
            if (output.RequiresGradFlag && output.GradFn is null) throw new RuntimeError(Messages.LeafInPlace);
            output.Rebase(node);
            output.OutputNr = i;
            return output;
        }

        // An input returned as it is becomes a view of itself, so that both keep their place in the graph.
        if (isInput) output = output.AsView(output.Raw.Shape, output.Raw.Offset, CreationMeta.InCustomFunction);
        else if (output.Meta?.Base is not null) output.Meta.Creation = CreationMeta.InCustomFunction;
        if (node is null || ctx.NonDifferentiable.Contains(output) || !output.dtype.IsDifferentiable)
        {
            return isInput ? output.detach() : output;
        }

        return output.Record(node, i);
    }

    private static Saved Keep(Tensor? tensor, object?[] outputs, Node node) =>
        tensor is not null && outputs.Contains(tensor) && ReferenceEquals(tensor.GradFn, node)
            ? new Saved(tensor, node)
            : new Saved(tensor);

    private static object Rebuild(ITuple tuple, object?[] values) => tuple switch
    {
        ValueTuple<Tensor, Tensor> => ((Tensor)values[0]!, (Tensor)values[1]!),
        ValueTuple<Tensor, Tensor, Tensor> => ((Tensor)values[0]!, (Tensor)values[1]!, (Tensor)values[2]!),
        ValueTuple<Tensor, Tensor, Tensor, Tensor> =>
            ((Tensor)values[0]!, (Tensor)values[1]!, (Tensor)values[2]!, (Tensor)values[3]!),
        _ => throw new NotImplementedError("a custom Function that returns an input among other things than up to four tensors is not "
            + "implemented"),
    };
}
