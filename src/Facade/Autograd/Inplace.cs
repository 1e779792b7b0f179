namespace Compat;

/// <summary>In-place writes: what may be written, and how the graph follows.</summary>
internal static class Inplace
{
    /// <summary>Refuses writes that would lose a gradient.</summary>
    /// <exception cref="RuntimeError">A leaf that requires grad, a view of one, or a view that cannot be rebased.</exception>
    /// <remarks>PyTorch 2.13 <c>check_inplace</c>, <c>handle_view_on_rebase</c>. Call before the kernel.</remarks>
    public static void Check(Tensor self, params ReadOnlySpan<Tensor?> others)
    {
        if (Tracing.On) Tracing.BeforeWrite();
        if (SavedOriginal.Scopes != 0) SavedOriginal.BeforeWrite(self);
        if (!GradMode.Enabled) return;
        var requires = self.requires_grad || Graph.Needs(others);
        if (!requires || (self.IsInference && !Inference.AnyNormal(others))) return;
        if (self.Meta?.Base is { } @base)
        {
            CheckView(self, indirect: false);
            if (self.requires_grad && @base.IsLeaf) throw new RuntimeError(Messages.LeafViewInPlace);
        }

        if (self.IsLeaf && self.requires_grad) throw new RuntimeError(Messages.LeafInPlace);
    }

    /// <summary>Counts the write, and makes <paramref name="node"/> what <paramref name="self"/> came from.</summary>
    /// <remarks>PyTorch 2.13 <c>rebase_history</c>.</remarks>
    public static Tensor Rebase(this Tensor self, Node? node)
    {
        self.Bump();
        if (Tracing.On) Tracing.Made(self);
        if (node is null) return self;
        RebaseHistory(self, node);
        if (SavedHooks.Open != 0) Saved.PackWritten(self, node);
        return self;
    }

    /// <summary>Makes <paramref name="node"/> what <paramref name="self"/>, already written and counted, came from.</summary>
    /// <exception cref="RuntimeError">A view that cannot be rebased, or of a leaf that requires grad.</exception>
    /// <remarks>PyTorch 2.13 <c>rebase_history</c>.</remarks>
    public static void RebaseHistory(Tensor self, Node node, int outputNr = 0)
    {
        node.Describe(self, outputNr);
        if (self.Meta?.Base is not { } @base)
        {
            Become(self, node, outputNr);
            return;
        }

        CheckView(self, indirect: false);
        if (@base.IsLeaf && self.requires_grad) throw new RuntimeError(Messages.LeafViewInPlace);
        if (node.Outputs != 1) throw new RuntimeError("Functions which modify views in-place must return a single Variable");
        self.OutputNr = 0;
        var slices = new CopySlices(@base, self, node);
        slices.Describe(@base, 0);
        Become(@base, slices);
        node.InView = self.grad_fn!;
    }

    private static void Become(Tensor self, Node node, int outputNr = 0)
    {
        var (before, outputNrBefore) = (self.GradFn, self.OutputNr);
        self.GradFn = node;
        self.OutputNr = outputNr;
        TensorHooks.Follow(self, before, outputNrBefore);
    }

    /// <summary>
    /// Counts a change of sizes or strides alone, and makes <paramref name="node"/> what <paramref name="self"/> came from.
    /// </summary>
    /// <remarks>PyTorch 2.13 <c>set_history</c>, as the in-place views use it: a base is not rebased.</remarks>
    public static Tensor Reshaped(this Tensor self, Node? node)
    {
        self.Bump();
        if (Tracing.On) Tracing.Made(self);
        if (node is null) return self;
        self.GradFn = node;
        self.OutputNr = 0;
        node.Describe(self, 0);
        if (self.Meta is { } meta) meta.ViewVersion = self._version;
        return self;
    }

    /// <summary>Refuses writes, to a view or to what it looks into, that the graph cannot follow.</summary>
    /// <param name="self">The view.</param>
    /// <param name="indirect">True where its base or another view of its base was written.</param>
    /// <exception cref="RuntimeError">The view is one of several outputs, or comes from no_grad, inference mode or a custom
    /// function.</exception>
    /// <remarks>PyTorch 2.13 <c>handle_view_on_rebase</c>.</remarks>
    public static void CheckView(Tensor self, bool indirect)
    {
        var creation = self.Meta!.Creation;
        if (creation == CreationMeta.Default) return;
        throw new RuntimeError(Head(self, creation, indirect ? "its base or another view of its base has been" : "is being")
            + creation switch
            {
                CreationMeta.MultiOutputNode => " This view is the output of a function that returns multiple views. Such functions do "
                    + "not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
                CreationMeta.InCustomFunction => " This view was created inside a custom Function (or because an input was returned "
                    + "as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the "
                    + "custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the "
                    + "output of the custom Function.",
                _ => " Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both "
                    + "the view and the inplace either both inside the "
                    + (creation == CreationMeta.InferenceMode ? "inference_mode" : "no_grad")
                    + " block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).",
            });
    }

    // Without a node, whatever the creation says, the view was made where nothing is recorded.
    private static string Head(Tensor self, CreationMeta creation, string write)
    {
        var made = self.GradFn is { } node ? $"Output {self.OutputNr} of {Messages.WithoutSuffix(node.name())} is a view" : null;
        return creation == CreationMeta.InferenceMode || creation == CreationMeta.NoGradMode || made is null
            ? (made is null ? "A view was created in" : made + " of a view which was created in")
                + (creation == CreationMeta.InferenceMode
                    ? $" inference mode and {write} modified inplace in normal mode."
                    : $" no_grad mode and {write} modified inplace with grad mode enabled.")
            : $"{made} and {write} modified inplace.";
    }
}
