namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>max(x, 0).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.ReLU</c>.</remarks>
        public class ReLU(bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.relu(input, inplace);

            public override string extra_repr() => inplace ? "inplace=True" : string.Empty;
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.ReLU"/>
        public static nn.ReLU ReLU(bool inplace = false) => new(inplace);
    }
}
