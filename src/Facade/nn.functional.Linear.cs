namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>input · weightᵀ + bias; input (*, in), weight (out, in) or (in), bias (out); result (*, out).</summary>
            /// <exception cref="RuntimeError">The sizes do not multiply, or the dtypes differ.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.linear</c>, a composite: ATen/native/Linear.cpp.</remarks>
            public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null)
            {
                if (input.Rank == 0 || weight.Rank == 0)
                {
                    throw new RuntimeError(
                        $"both arguments to linear need to be at least 1D, but they are {input.Rank}D and {weight.Rank}D");
                }

                if (bias is null) return input.matmul(weight.t());
                if (input.Rank == 2) return bias.addmm(input, weight.t());
                var rows = input.reshape(-1, input.shape[^1]);
                var product = bias.addmm(rows, weight.t());
                return product.view(new Size([.. input.Raw.Sizes[..^1], product.Raw.Sizes[1]]));
            }
        }
    }
}
