namespace Compat;

/// <summary>An operator of backward that is one node of the graph, though its kernel is a formula of several.</summary>
/// <param name="formula">Computes from a gradient, what was saved and a parameter; float16 and bfloat16 may come out as float32.</param>
/// <param name="node">Makes the node, where the gradient is itself differentiated.</param>
internal sealed class GradientOperator<TParameter>(
    Func<Tensor, Tensor, TParameter, Tensor> formula, Func<Tensor, Tensor, TParameter, Node> node)
{
    public Tensor Call(Tensor grad, Tensor x, TParameter parameter) =>
        Graph.Needs(grad, x) ? Recorded(grad, x, parameter) : formula(grad, x, parameter);

    private Tensor Recorded(Tensor grad, Tensor x, TParameter parameter)
    {
        using var outside = new GradModeScope(enabled: false);
        return formula(grad, x, parameter).to(grad.dtype).Record(node(grad, x, parameter));
    }
}

/// <inheritdoc cref="GradientOperator{TParameter}"/>
internal sealed class GradientOperator(Func<Tensor, Tensor, Tensor> formula, Func<Tensor, Tensor, Node> node)
{
    public Tensor Call(Tensor grad, Tensor x) => Graph.Needs(grad, x) ? Recorded(grad, x) : formula(grad, x);

    private Tensor Recorded(Tensor grad, Tensor x)
    {
        using var outside = new GradModeScope(enabled: false);
        return formula(grad, x).to(grad.dtype).Record(node(grad, x));
    }
}
