namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x · Φ(x).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.GELU</c>.</remarks>
        public class GELU(string approximate = "none") : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.gelu(input, approximate);

            public override string extra_repr() => $"approximate='{approximate}'";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.GELU"/>
        public static nn.GELU GELU(string approximate = "none") => new(approximate);
    }
}
