namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>y = xWᵀ + b; input (*, in_features), output (*, out_features).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Linear</c>; the weight is drawn before the bias.</remarks>
        public class Linear : Module<Tensor, Tensor>
        {
            public Parameter weight;
            public Parameter? bias;

            public Linear(long in_features, long out_features, bool bias = true, Device? device = null, DType? dtype = null)
            {
                weight = new Parameter(empty([out_features, in_features], dtype, device));
                this.bias = bias ? new Parameter(empty([out_features], dtype, device)) : null;
                reset_parameters();
            }

            public long in_features => weight.Raw.Sizes[1];

            public long out_features => weight.Raw.Sizes[0];

            /// <summary>Draws weight and bias from U(−1/√in_features, 1/√in_features).</summary>
            public void reset_parameters()
            {
                init.kaiming_uniform_(weight, a: Math.Sqrt(5));
                if (bias is null) return;
                var bound = in_features > 0 ? 1 / Math.Sqrt(in_features) : 0;
                init.uniform_(bias, -bound, bound);
            }

            public override Tensor forward(Tensor input) => functional.linear(input, weight, bias);

            public override string extra_repr() =>
                $"in_features={in_features}, out_features={out_features}, bias={(bias is null ? "False" : "True")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Linear"/>
        public static nn.Linear Linear(
            long in_features, long out_features, bool bias = true, Device? device = null, DType? dtype = null) =>
            new(in_features, out_features, bias, device, dtype);
    }
}
