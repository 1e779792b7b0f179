namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Softmax of −x.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Softmin</c>.</remarks>
        public class Softmin(long? dim = null) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.softmin(input, dim);

            public override string extra_repr() => $"dim={(dim is { } d ? $"{d}" : "None")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Softmin"/>
        public static nn.Softmin Softmin(long? dim = null) => new(dim);
    }
}
