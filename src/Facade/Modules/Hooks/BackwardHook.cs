namespace Compat;

/// <summary>The full backward hooks of one call: two nodes around the module, one that sees the gradients of its outputs and one that
/// sees those of its inputs.</summary>
/// <remarks>PyTorch 2.13 <c>torch.utils.hooks.BackwardHook</c>.</remarks>
internal sealed class BackwardHook(
    torch.nn.Module module, Func<torch.nn.Module, Tensor[], Tensor[], Tensor?[]?>[] hooks,
    Func<torch.nn.Module, Tensor[], Tensor?[]?>[] preHooks)
{
    private int[]? _inputTensors;
    private int[]? _outputTensors;
    private int _inputs;
    private int _outputs;
    private Tensor?[]? _gradOutputs;

    /// <summary>The arguments, their tensors passed through a node that calls the hooks.</summary>
    public object?[] SetupInputs(object?[] args)
    {
        _inputs = args.Length;
        return Apply(args, InputGradients, out _inputTensors);
    }

    /// <summary>The result, its tensors passed through a node that keeps their gradients for the hooks.</summary>
    public object? SetupOutput(object? result)
    {
        var items = Tuples.Items(result);
        var values = items ?? [result];
        _outputs = values.Length;
        var passed = Apply(values, OutputGradients, out _outputTensors);
        return items is null ? passed[0] : Tuples.Rebuilt(result!, passed);
    }

    private static object?[] Apply(object?[] args, Func<Tensor?[], Tensor?[], Tensor?[]> hook, out int[]? tensors)
    {
        int[] places = [.. Enumerable.Range(0, args.Length).Where(i => args[i] is Tensor)];
        Tensor[] given = [.. places.Select(i => (Tensor)args[i]!)];
        tensors = null;
        if (!Graph.Needs(given)) return args;
        tensors = places;
        var passed = BackwardHookFunctionBackward.Pass(given, hook);
        object?[] result = [.. args];
        for (var i = 0; i < places.Length; i++) result[places[i]] = passed[i];
        return result;
    }

    private static Tensor?[] Spread(int[] places, Tensor?[] values, int count)
    {
        var all = new Tensor?[count];
        for (var i = 0; i < places.Length; i++) all[places[i]] = values[i];
        return all;
    }

    private Tensor?[] InputGradients(Tensor?[] grads, Tensor?[] arrived)
    {
        // A gradient that did not come through the module's output: double backward, for one.
        if (_gradOutputs is not { } outputs) return grads;
        var inputs = Spread(_inputTensors!, grads, _inputs);
        foreach (var hook in hooks)
        {
            if (hook(module, inputs!, outputs!) is not { } replaced) continue;
            if (replaced.Length != inputs.Length)
            {
                throw new RuntimeError($"Backward hook returned an invalid number of grad_input, got {replaced.Length}, but expected "
                    + $"{inputs.Length}");
            }

            inputs = replaced;
        }

        _gradOutputs = null;
        return [.. _inputTensors!.Select(i => inputs[i])];
    }

    private Tensor?[] OutputGradients(Tensor?[] grads, Tensor?[] arrived)
    {
        var outputs = Spread(_outputTensors!, arrived, _outputs);
        foreach (var hook in preHooks)
        {
            if (hook(module, outputs!) is not { } replaced) continue;
            if (replaced.Length != outputs.Length)
            {
                throw new RuntimeError($"Backward pre hook returned an invalid number of grad_output, got {replaced.Length}, but expected "
                    + $"{outputs.Length}");
            }

            outputs = replaced;
        }

        _gradOutputs = outputs;
        if (_inputTensors is null) CallWithoutInputs(outputs);
        return [.. _outputTensors!.Select(i => outputs[i])];
    }

    private void CallWithoutInputs(Tensor?[] outputs)
    {
        torch.warnings.warn("Full backward hook is firing when gradients are computed with respect to module outputs since no inputs "
            + "require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html"
            + "#torch.nn.Module.register_full_backward_hook for more details.");
        foreach (var hook in hooks)
        {
            if (hook(module, new Tensor[_inputs], outputs!)?.Any(grad => grad is not null) == true)
            {
                throw new RuntimeError("Backward hook for Modules where no input requires gradient should always return None or None for "
                    + "all gradients.");
            }
        }

        _gradOutputs = null;
    }
}
