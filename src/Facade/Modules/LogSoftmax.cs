namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>log(eˣ / Σ eˣ) along a dimension.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.LogSoftmax</c>.</remarks>
        public class LogSoftmax(long? dim = null) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.log_softmax(input, dim);

            public override string extra_repr() => $"dim={(dim is { } d ? $"{d}" : "None")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.LogSoftmax"/>
        public static nn.LogSoftmax LogSoftmax(long? dim = null) => new(dim);
    }
}
