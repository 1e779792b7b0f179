namespace Compat;

/// <summary>PyTorch's texts about misuse of the graph.</summary>
internal static class Messages
{
    public const string BackwardTwice =
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). "
        + "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you "
        + "need to backward through the graph a second time or if you need to access saved tensors after calling backward.";

    public const string DifferentiableDTypes = "Only Tensors of floating point and complex dtype can require gradients";

    public const string DetachedInPlace =
        "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use out-of-place "
        + "`.detach()` instead";

    public const string PackHookWrites =
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be modified by in-place "
        + "operations as this can lead to unexpected side-effects. Please open an issue if you need to perform in-place operations on the "
        + "input to a pack hook.";

    public const string SavedHooksTwice =
        "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is allowed at a time.";

    public const string SavedHooksOnFreed =
        "Calling register_hooks on a saved tensor after it has been freed. Saved intermediate values of the graph are freed when you call "
        + ".backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you "
        + "need to access saved variables after calling backward.";

    public const string SavedHooksOnNone = "Calling register_hooks on a saved tensor with value None is forbidden";

    public const string BackwardOutsideMutation =
        "Trying to backward outside of the 'allow_mutation_on_saved_tensors' contextin which the graph was originally recorded.";

    public const string LeafInPlace = "a leaf Variable that requires grad is being used in an in-place operation.";

    public const string LeafViewInPlace = "a view of a leaf Variable that requires grad is being used in an in-place operation.";

    /// <remarks>PyTorch 2.13 <c>c10::VariableVersion::bump</c>; the sentences have no spaces between them.</remarks>
    public const string InferenceInPlace = "Inplace update to inference tensor outside InferenceMode is not allowed."
        + "You can make a clone to get a normal tensor before doing inplace update."
        + "See https://github.com/pytorch/rfcs/pull/17 for more details.";

    public const string InferenceSaved = "Inference tensors cannot be saved for backward. Please do not use Tensors created in inference "
        + "mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in "
        + "autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.";

    public const string DetachView =
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and "
        + "gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these "
        + "gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.";

    /// <remarks>PyTorch 2.13 <c>SavedVariable::unpack</c>.</remarks>
    public static string ModifiedInPlace(Saved saved, Tensor tensor, int expected)
    {
        var (name, outputNr) = saved.Maker;
        var maker = name is null ? "" : $", which is output {outputNr} of {WithoutSuffix(name)},";
        return "one of the variables needed for gradient computation has been modified by an inplace operation: "
            + $"[{Checks.TypeText(tensor)} {tensor.Raw.Shape}]{maker} is at version {tensor._version}; expected version {expected} "
            + "instead. "
            + (Anomaly.Enabled
                ? "Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was "
                    + "changed in there or anywhere later. Good luck!"
                : "Hint: enable anomaly detection to find the operation that failed to compute its gradient, with "
                    + "torch.autograd.set_detect_anomaly(True, check_nan=False).");
    }

    /// <summary>A node's name as these texts give it: <c>Mul</c> for <c>MulBackward0</c>, <c>Sum1</c> for <c>SumBackward1</c>.</summary>
    /// <remarks>PyTorch 2.13 <c>Node::forward_op_name</c>.</remarks>
    public static string WithoutSuffix(string name)
    {
        var end = name.LastIndexOf("Backward", StringComparison.Ordinal);
        if (end < 0) return name;
        var number = name.AsSpan(end + "Backward".Length);
        if (number.ContainsAnyExceptInRange('0', '9')) return name;
        return number is "0" ? name[..end] : string.Concat(name.AsSpan(0, end), number);
    }
}
