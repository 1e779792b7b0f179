namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x · σ(x).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.SiLU</c>.</remarks>
        public class SiLU(bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.silu(input, inplace);

            public override string extra_repr() => inplace ? "inplace=True" : string.Empty;
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.SiLU"/>
        public static nn.SiLU SiLU(bool inplace = false) => new(inplace);
    }
}
