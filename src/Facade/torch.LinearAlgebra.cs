using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The matrix product; (n, k) · (k, m) → (n, m).</summary>
    /// <exception cref="RuntimeError">An operand is no matrix, the inner sizes or the dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.mm</c>; derivatives.yaml <c>mm</c>.</remarks>
    public static Tensor mm(this Tensor input, Tensor mat2, Tensor? @out = null)
    {
        Checks.Mm(input, mat2);
        var engine = Pipelines.Common(input, mat2);
        if (@out is not null)
        {
            Destination.RefuseGrad("mm", @out, input, mat2);
            return Destination.Write(
                @out, Shape.Of(input.Raw.Sizes[0], mat2.Raw.Sizes[1]), input.dtype, into => engine.Mm(input.Raw, mat2.Raw, into));
        }

        var output = Tensor.Of(engine.Mm(input.Raw, mat2.Raw), engine);
        GC.KeepAlive(input);
        GC.KeepAlive(mat2);
        return Graph.Needs(input, mat2) ? output.Record(new MmBackward0(input, mat2)) : output;
    }
}
