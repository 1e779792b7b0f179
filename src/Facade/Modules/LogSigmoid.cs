namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>log σ(x).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.LogSigmoid</c>.</remarks>
        public class LogSigmoid : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.logsigmoid(input);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.LogSigmoid"/>
        public static nn.LogSigmoid LogSigmoid() => new();
    }
}
