namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Dropout for SELU networks.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.AlphaDropout</c>.</remarks>
        public class AlphaDropout(double p = 0.5, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.alpha_dropout(input, p, training, inplace);

            public override string extra_repr() => $"p={Repr(p)}, inplace={(inplace ? "True" : "False")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.AlphaDropout"/>
        public static nn.AlphaDropout AlphaDropout(double p = 0.5, bool inplace = false) => new(p, inplace);
    }
}
