namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>tanh(x).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Tanh</c>.</remarks>
        public class Tanh : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => input.tanh();
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Tanh"/>
        public static nn.Tanh Tanh() => new();
    }
}
