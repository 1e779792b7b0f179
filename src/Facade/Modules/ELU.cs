namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x, below 0 alpha · (eˣ − 1).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.ELU</c>.</remarks>
        public class ELU(double alpha = 1.0, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.elu(input, alpha, inplace);

            public override string extra_repr() => $"alpha={Repr(alpha)}{(inplace ? ", inplace=True" : string.Empty)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.ELU"/>
        public static nn.ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);
    }
}
