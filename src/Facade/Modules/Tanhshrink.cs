namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x − tanh(x).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Tanhshrink</c>.</remarks>
        public class Tanhshrink : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.tanhshrink(input);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Tanhshrink"/>
        public static nn.Tanhshrink Tanhshrink() => new();
    }
}
