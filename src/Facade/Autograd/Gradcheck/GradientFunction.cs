namespace Compat;

/// <summary>A function's gradients as a function of its inputs and of the gradients of its outputs.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/gradcheck.py</c>, <c>gradgradcheck</c>.</remarks>
internal sealed class GradientFunction
{
    private readonly Func<Tensor[], Tensor[]> _func;
    private readonly bool[] _differentiable;
    private readonly int _inputs;

    public GradientFunction(Func<Tensor[], Tensor[]> func, TensorList inputs, TensorList? gradOutputs, bool nonContiguous)
    {
        Tensor[] given = [.. inputs!];
        Tensor[] gradients = gradOutputs is not null
            ? [.. gradOutputs!]
            : Array.ConvertAll(Gradcheck.Differentiable(func(given)), output => Uniform(output, nonContiguous));
        (_func, _inputs) = (func, given.Length);
        Inputs = [.. given, .. gradients];
        _differentiable = Array.ConvertAll(Inputs, input => input is { requires_grad: true });
    }

    /// <summary>The inputs, then the gradients of the outputs.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>The gradients of the inputs, those that there are.</summary>
    public Tensor[] Call(Tensor[] given)
    {
        for (var i = 0; i < given.Length; i++)
        {
            if (_differentiable[i]) given[i].requires_grad_();
        }

        var inputs = given[.._inputs];
        var outputs = Gradcheck.Differentiable(_func(inputs));
        Tensor[] targets = [.. inputs.Where((_, i) => _differentiable[i])];
        Tensor?[] gradients = torch.autograd.grad(outputs, targets, given[_inputs..], create_graph: true, allow_unused: true);
        return [.. gradients.OfType<Tensor>()];
    }

    /// <remarks>PyTorch 2.13 <c>torch.testing.make_tensor</c> with <c>low=-1</c> and <c>high=1</c>.</remarks>
    private static Tensor Uniform(Tensor output, bool nonContiguous)
    {
        long[] sizes = [.. output.Raw.Sizes];
        nonContiguous = nonContiguous && output.Count > 1;
        if (nonContiguous) sizes[^1] *= 2;
        var result = torch.empty(new Size(sizes), dtype: output.dtype, device: output.device);
        (result.dtype.is_complex ? torch.view_as_real(result) : result).uniform_(-1, 1);
        // Every second element, from the second on.
        if (nonContiguous) result = result[TensorIndex.Ellipsis, TensorIndex.Slice(1, null, 2)];
        return result.requires_grad_();
    }
}
