namespace Compat;

/// <summary>A tensor that a module counts among its parameters.</summary>
/// <remarks>PyTorch 2.13 <c>torch.nn.Parameter</c>; it shares the storage of <c>data</c>.</remarks>
public sealed class Parameter : Tensor
{
    /// <param name="data">The values; the parameter looks into the same storage.</param>
    /// <param name="requires_grad">False for a parameter that is not trained.</param>
    /// <exception cref="RuntimeError">The dtype cannot have gradients, and they are asked for.</exception>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.Raw, data.Engine)
    {
        Counter = data.Counter;
        if (requires_grad && !data.dtype.IsDifferentiable)
        {
            throw new RuntimeError(Messages.DifferentiableDTypes);
        }

        if (requires_grad) this.requires_grad = true;
    }

    public override string ToString() => $"Parameter containing:\n{base.ToString()}";
}
