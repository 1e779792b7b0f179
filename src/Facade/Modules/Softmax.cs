namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>eˣ / Σ eˣ along a dimension.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Softmax</c>.</remarks>
        public class Softmax(long? dim = null) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.softmax(input, dim);

            public override string extra_repr() => $"dim={(dim is { } d ? $"{d}" : "None")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Softmax"/>
        public static nn.Softmax Softmax(long? dim = null) => new(dim);
    }
}
