namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>SELU, element by element.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.SELU</c>.</remarks>
        public class SELU(bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.selu(input, inplace);

            public override string extra_repr() => inplace ? "inplace=True" : string.Empty;
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.SELU"/>
        public static nn.SELU SELU(bool inplace = false) => new(inplace);
    }
}
