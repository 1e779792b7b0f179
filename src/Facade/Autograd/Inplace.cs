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
            CheckView(self, throughBase: false);
            if (@base.dtype != self.dtype)
            {
                throw new NotImplementedError(
                    "In-place writes to the real view of a complex tensor that requires grad are not implemented.");
            }

            if (self.requires_grad && @base.is_leaf) throw new RuntimeError(Messages.LeafViewInPlace);
        }
        else if (self.RequiresGradFlag && self.GradFn is null)
        {
            throw new RuntimeError(Messages.LeafInPlace);
        }
    }

    /// <summary>Counts the write, and makes <paramref name="node"/> what <paramref name="self"/> came from.</summary>
    /// <remarks>PyTorch 2.13 <c>rebase_history</c>.</remarks>
    public static Tensor Rebase(this Tensor self, Node? node)
    {
        self.Bump();
        if (Tracing.On) Tracing.Made(self);
        if (node is null) return self;
        node.Describe(self, 0);
        if (self.Meta?.Base is not { } @base)
        {
            Become(self, node);
            if (SavedHooks.Open != 0) Saved.PackWritten(self, node);
            return self;
        }

        var slices = new CopySlices(@base, self, node);
        slices.Describe(@base, 0);
        Become(@base, slices);
        _ = self.grad_fn;
        if (SavedHooks.Open != 0) Saved.PackWritten(self, node);
        return self;
    }

    private static void Become(Tensor self, Node node)
    {
        var (before, outputNr) = (self.GradFn, self.OutputNr);
        self.GradFn = node;
        self.OutputNr = 0;
        TensorHooks.Follow(self, before, outputNr);
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
    /// <exception cref="RuntimeError">The view is one of several outputs, or comes from no_grad, inference mode or a custom
    /// function.</exception>
    /// <remarks>PyTorch 2.13 <c>handle_view_on_rebase</c>.</remarks>
    public static void CheckView(Tensor self, bool throughBase)
    {
        var creation = self.Meta!.Creation;
        if (creation == CreationMeta.Default) return;
        var write = (throughBase ? "its base or another view of its base has been" : "is being") + " modified inplace";
        var maker = self.GradFn is { } node ? $"Output {self.OutputNr} of {Messages.WithoutSuffix(node.name())}" : null;
        var head = $"{maker ?? "A view"} is a view and {write}. ";
        var origin = maker is null ? "A view was created in" : $"{maker} is a view of a view which was created in";
        throw new RuntimeError(creation switch
        {
            CreationMeta.MultiOutputNode => head + "This view is the output of a function that returns multiple views. Such functions do "
                + "not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.",
            CreationMeta.NoGradMode => $"{origin} no_grad mode and {write} with grad mode enabled. {Ambiguous("no_grad")}",
            CreationMeta.InferenceMode => $"{origin} inference mode and {write} in normal mode. {Ambiguous("inference_mode")}",
            _ => head + "This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to "
                + "handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect "
                + "gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.",
        });
    }

    private static string Ambiguous(string mode) =>
        "Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the "
        + $"inplace either both inside the {mode} block (if you don't want the inplace to be tracked) or both outside (if you want the "
        + "inplace to be tracked).";
}
