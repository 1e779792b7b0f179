namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>log(1 + e^(beta · x)) / beta.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Softplus</c>.</remarks>
        public class Softplus(double beta = 1.0, double threshold = 20.0) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.softplus(input, beta, threshold);

            public override string extra_repr() => $"beta={Repr(beta)}, threshold={Repr(threshold)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Softplus"/>
        public static nn.Softplus Softplus(double beta = 1.0, double threshold = 20.0) => new(beta, threshold);
    }
}
