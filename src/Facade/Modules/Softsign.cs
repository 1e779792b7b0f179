namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x / (1 + |x|).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Softsign</c>.</remarks>
        public class Softsign : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.softsign(input);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Softsign"/>
        public static nn.Softsign Softsign() => new();
    }
}
