namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Normalizes over the last dimensions, those of <c>normalized_shape</c>.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.LayerNorm</c>.</remarks>
        public class LayerNorm : Module<Tensor, Tensor>
        {
            public Parameter? weight;
            public Parameter? bias;

            public LayerNorm(
                Size normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null,
                DType? dtype = null)
            {
                (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
                weight = elementwise_affine ? new Parameter(ones(normalized_shape, dtype, device)) : null;
                this.bias = elementwise_affine && bias ? new Parameter(zeros(normalized_shape, dtype, device)) : null;
            }

            public Size normalized_shape { get; }

            public double eps { get; }

            public bool elementwise_affine { get; }

            /// <summary>Sets weight and bias to 1 and 0.</summary>
            public void reset_parameters()
            {
                if (weight is not null) init.ones_(weight);
                if (bias is not null) init.zeros_(bias);
            }

            public override Tensor forward(Tensor input) => functional.layer_norm(input, normalized_shape, weight, bias, eps);

            public override string extra_repr() =>
                $"{Tuple(normalized_shape.ToArray())}, eps={Repr(eps)}, elementwise_affine={(elementwise_affine ? "True" : "False")}, "
                + $"bias={(bias is null ? "False" : "True")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.LayerNorm"/>
        public static nn.LayerNorm LayerNorm(
            Size normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null,
            DType? dtype = null) => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);
    }
}
