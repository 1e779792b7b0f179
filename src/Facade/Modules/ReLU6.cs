namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>min(max(x, 0), 6).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.ReLU6</c>.</remarks>
        public class ReLU6(bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.relu6(input, inplace);

            public override string extra_repr() => inplace ? "inplace=True" : string.Empty;
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.ReLU6"/>
        public static nn.ReLU6 ReLU6(bool inplace = false) => new(inplace);
    }
}
