namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>1 / (1 + e⁻ˣ).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Sigmoid</c>.</remarks>
        public class Sigmoid : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => input.sigmoid();
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Sigmoid"/>
        public static nn.Sigmoid Sigmoid() => new();
    }
}
