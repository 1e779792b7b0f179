namespace Compat;

public static partial class torch
{
    /// <summary>Makes this tensor look at the elements of <paramref name="source"/>, with its sizes and strides.</summary>
    /// <exception cref="RuntimeError">The dtypes differ, or the write would lose a gradient.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.set_</c>. A leaf gets another accumulator: a graph made before no longer reaches its grad.</remarks>
    public static Tensor set_(this Tensor self, Tensor source)
    {
        Inplace.Check(self, source);
        if (source.dtype != self.dtype)
        {
            throw new RuntimeError(
                $"Could not set tensor of type {Checks.CTypeName(source.dtype)} to a tensor of type {Checks.CTypeName(self.dtype)}");
        }

        Pipelines.Same("set_", self, ("source", source));
        var node = Graph.Needs(self, source) ? new NotImplemented("set_", self, source) : null;
        self.Raw = source.Raw;
        self.Meta?.Accumulator = null;
        return self.Reshaped(node);
    }
}
