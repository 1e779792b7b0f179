using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>The node of a custom function: calls its backward.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/python_function.cpp</c>, <c>PyNode</c>.</remarks>
internal sealed class FunctionNode(
    string function, Tensor?[] inputs, int outputs, FunctionCtx ctx, Func<FunctionCtx, Tensor?[], object?> backward, int[] positions)
    : Node(inputs)
{
    internal override string TypeName => function + "Backward";

    /// <summary>The tensors saved by the function's forward.</summary>
    public SavedTensors saved_tensors => ctx.saved_tensors;

    /// <summary>What stands for each of them.</summary>
    public SavedTensor[] _raw_saved_tensors => SavedTensor.Of(ctx.Saved);

    private protected override bool TryAttribute(string attribute, out object? value)
    {
        value = attribute switch
        {
            "saved_tensors" => saved_tensors,
            "_raw_saved_tensors" => _raw_saved_tensors,
            _ => null,
        };
        return value is not null;
    }

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        var given = new Tensor?[outputs];
        for (var i = 0; i < outputs; i++)
        {
            given[i] = i < grads.Length ? grads[i] : null;
            if (given[i] is null && ctx.Materialize && i < Outputs && Output(i).Shape is { } shape)
            {
                given[i] = torch.zeros(new Size(shape.Sizes), dtype: Output(i).DType);
            }
        }

        return Gradients(Listed(backward(ctx, given)));
    }

    protected internal override void Release()
    {
        foreach (var saved in ctx.Saved) saved.Release();
    }

    // Backward gives one gradient for each argument of forward; nulls beyond them are forgiven.
    private Tensor?[] Gradients(Tensor?[] returned)
    {
        var expected = ctx.needs_input_grad.Length;
        var length = returned.Length;
        while (length > expected && returned[length - 1] is null) length--;
        if (length != expected)
        {
            throw new RuntimeError($"function {TypeName} returned an incorrect number of gradients (expected {expected}, got "
                + $"{returned.Length})");
        }

        for (var i = 0; i < expected; i++)
        {
            if (returned[i] is not null && !positions.Contains(i))
            {
                throw new RuntimeError($"function {TypeName} returned a gradient different than None at position {i + 1}, but the "
                    + "corresponding forward input was not a Variable");
            }
        }

        return [.. positions.Select(i => returned[i])];
    }

    private static Tensor?[] Listed(object? returned) => returned switch
    {
        null => [null],
        Tensor tensor => [tensor],
        Tensor?[] tensors => tensors,
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (Tensor?)tuple[i])],
        _ => throw new TypeError($"expected Variable or None (got {Text.PyRepr.TypeName(returned)})"),
    };
}
