namespace Compat;

/// <summary>The roots of a walk, the gradients it starts with, and the edges it is asked for.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/__init__.py</c>, <c>torch/csrc/autograd/python_engine.cpp</c>.</remarks>
internal static class RootGradients
{
    /// <summary>The edges of <paramref name="outputs"/>.</summary>
    /// <exception cref="RuntimeError">An output does not require grad.</exception>
    public static Edge[] Roots(TensorOrEdgeList outputs)
    {
        var roots = new Edge[outputs.Count];
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = outputs[i].Edge;
            if (roots[i].Function is null)
            {
                throw new RuntimeError($"element {i} of tensors does not require grad and does not have a grad_fn");
            }
        }

        return roots;
    }

    /// <summary>The edges of <paramref name="inputs"/>; with <paramref name="accumulate"/> each tensor will keep its gradient.</summary>
    /// <exception cref="RuntimeError">An input is null or does not require grad.</exception>
    public static Edge[] Targets(TensorOrEdgeList inputs, bool accumulate)
    {
        var targets = new Edge[inputs.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            if (!inputs[i].IsEdge) CheckInput(inputs[i].Tensor, accumulate);
            targets[i] = inputs[i].Edge;
            if (targets[i].Function is null && inputs[i].IsEdge)
            {
                throw new RuntimeError("GradientEdge's first object must be an autograd.graph.Node but got NoneType");
            }
        }

        return targets;
    }

    /// <summary>One gradient for each output: the given one, or a one for a scalar.</summary>
    /// <exception cref="RuntimeError">A gradient fits its output not, or none is given and the output is no real scalar.</exception>
    public static Tensor?[] Of(TensorOrEdgeList outputs, TensorList? grads)
    {
        var made = new Tensor?[outputs.Count];
        var pairs = grads is null ? made.Length : Math.Min(made.Length, grads.Count);
        for (var i = 0; i < pairs; i++)
        {
            made[i] = grads?[i] is { } given ? Checked(outputs[i], given, i) : Implicit(outputs[i]);
        }

        return pairs == made.Length ? made : throw new RuntimeError($"got {made.Length} tensors and {pairs} gradients");
    }

    private static void CheckInput(Tensor? input, bool accumulate)
    {
        if (input is null) throw new RuntimeError("all inputs have to be Tensors or GradientEdges, but got NoneType");
        if (accumulate) input.retain_grad();
        if (!input.requires_grad) throw new RuntimeError("One of the differentiated Tensors does not require grad");
    }

    private static Tensor? Implicit(TensorOrEdge output)
    {
        if (output.Tensor is { requires_grad: false }) return null;
        var (shape, dtype) = Described(output);
        if (shape.Count != 1) throw new RuntimeError("grad can be implicitly created only for scalar outputs");
        if (!dtype.is_floating_point)
        {
            throw new RuntimeError($"grad can be implicitly created only for real scalar outputs but got {dtype}");
        }

        return output.Tensor is { } tensor
            ? torch.ones_like(tensor)
            : torch.ones(new Size(shape.Sizes), dtype: dtype, device: output.Edge.Function!.OutputDevice ?? Device.Cpu);
    }

    private static Tensor Checked(TensorOrEdge output, Tensor given, int i)
    {
        var (shape, dtype) = Described(output);
        if (!given.Raw.Shape.SameSizes(shape))
        {
            throw new RuntimeError($"Mismatch in shape: grad_output[{i}] has a shape of {given.shape} and output[{i}] has a shape of "
                + $"{new Size(shape.Sizes)}.");
        }

        if (given.dtype.is_complex != dtype.is_complex)
        {
            throw new RuntimeError("For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in "
                + $"dtype: grad_output[{i}] has a dtype of {given.dtype} and output[{i}] has a dtype of {dtype}.");
        }

        return given;
    }

    private static (Engines.Shape Shape, DType DType) Described(TensorOrEdge output)
    {
        if (output.Tensor is { } tensor) return (tensor.Raw.Shape, tensor.dtype);
        if (!output.IsEdge) throw new AssertionError("Expected output to be a torch.Tensor");
        var (node, outputNr) = output.Edge;
        var info = node!.Output(outputNr);
        return (info.Shape, info.DType);
    }
}
