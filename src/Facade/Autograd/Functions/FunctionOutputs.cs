namespace Compat;

/// <summary>Connects what a custom forward returned to the graph.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/custom_function.cpp</c>, <c>_wrap_outputs</c>.</remarks>
internal static class FunctionOutputs
{
    /// <summary>What the caller of the function gets.</summary>
    /// <param name="ctx">The function's node.</param>
    /// <param name="result">What forward returned: a tuple or an array is several outputs.</param>
    /// <param name="inputs">The tensors among the arguments.</param>
    /// <param name="records">False where no gradient is wanted: nothing is connected.</param>
    /// <param name="fromSetup">True where setup_context saved, which could not save an output that is a view of its input.</param>
    public static object? Wrap(FunctionCtx ctx, object? result, Tensor?[] inputs, bool records, bool fromSetup)
    {
        var items = Tuples.Items(result);
        object?[] outputs = items ?? [result];
        foreach (var dirty in ctx.Dirty) dirty.Bump();
        Tensor?[] savedInSetup = fromSetup ? [.. ctx.ToSave, .. ctx.ForForward] : [];
        var returned = ctx.Dirty.Length > 0 ? [.. outputs] : outputs;
        var differentiable = 0;
        var changed = false;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is not Tensor output) continue;
            var isDifferentiable = records && output.dtype.IsDifferentiable && !Contains(ctx.NonDifferentiable, output);
            var isDirty = Contains(ctx.Dirty, output);
            var isInput = Contains(inputs, output);
            if (isInput && !isDirty && Contains(savedInSetup, output) && (isDifferentiable || !output.requires_grad))
            {
                throw new RuntimeError(SavedAsIs);
            }

            var connected = isDifferentiable
                ? isDirty ? Rebased(ctx, output, i, isInput, outputs.Length) : Recorded(ctx, output, i, isInput)
                : Detached(output, isInput, isDirty);
            if (connected.Meta?.Base is not null && !(isInput && isDirty)) connected.Meta.Creation = CreationMeta.InCustomFunction;
            changed |= !ReferenceEquals(connected, output);
            if (isDifferentiable) differentiable++;
            outputs[i] = connected;
        }

        if (differentiable > 1) RefuseWritesToViews(outputs);
        if (!Array.TrueForAll(ctx.Dirty, dirty => Contains(returned, dirty))) throw new RuntimeError(DirtyMissing);
        ctx.Finish(outputs, records);
        return !changed ? result : items is null ? outputs[0] : Tuples.Rebuilt(result!, outputs);
    }

    private const string SavedAsIs =
        "An input that has been returned as-is as output is being saved for backward. This is not supported if you override setup_context. "
        + "You should return and save a view of the input instead, e.g. with x.view_as(x) or setup ctx inside the forward function itself.";

    private const string DirtyMissing =
        "Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must "
        + "all be outputs of the Function.";

    private const string WritesView =
        "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one Tensor. "
        + "This is not supported by the current autograd engine. You should either make sure the input is not a view (using .clone() for "
        + "example) or make your Function only return one Tensor (potentially splitting it into two Functions: one doing the inplace that "
        + "returns a single Tensor and a second one that does the other operations). You can ask on the forum https://discuss.pytorch.org/ "
        + "if you need help to do this change.";

    // An input returned as it is becomes a view of itself, so that both keep their place in the graph.
    private static Tensor Recorded(FunctionCtx ctx, Tensor output, int i, bool isInput)
    {
        if (isInput) output = ViewOf(output);
        output.Record(ctx, i);
        if (output.Meta?.Base is not null) output.Meta.ViewVersion = output._version;
        return output;
    }

    private static Tensor Rebased(FunctionCtx ctx, Tensor output, int i, bool isInput, int outputs)
    {
        if (output.GradFn is null && output.requires_grad)
        {
            throw new RuntimeError("a leaf Variable that requires grad has been used in an in-place operation.");
        }

        if (!isInput)
        {
            torch.warnings.warn("ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated "
                + "should be passed to ctx.mark_dirty().");
        }

        if (output.Meta?.Base is not null && outputs > 1) throw new RuntimeError(WritesView);
        output.Meta?.Grad = null;
        Inplace.RebaseHistory(output, ctx, i);
        return output;
    }

    // The same strides as view_as gives, which has its own for dimensions of size 1.
    private static Tensor ViewOf(Tensor output) => output.AsView(
        output.Raw.Shape.TryView(output.Raw.Sizes) ?? output.Raw.Shape, output.Raw.Offset, CreationMeta.InCustomFunction);

    private static Tensor Detached(Tensor output, bool isInput, bool isDirty)
    {
        if (!output.requires_grad) return isInput && !isDirty ? ViewOf(output) : output;
        if (isInput) return output.detach();
        if (output.Meta?.Base is null)
        {
            output.GradFn = null;
            output.OutputNr = 0;
            output.RequiresGradFlag = false;
        }

        return output;
    }

    private static void RefuseWritesToViews(object?[] outputs)
    {
        foreach (var output in outputs)
        {
            if (output is Tensor { Meta: { Base: not null } meta }) meta.Creation = CreationMeta.MultiOutputNode;
        }
    }

    /// <summary>True where <paramref name="tensor"/> itself is one of the values.</summary>
    public static bool Contains(object?[] values, Tensor tensor)
    {
        foreach (var value in values)
        {
            if (ReferenceEquals(value, tensor)) return true;
        }

        return false;
    }
}
