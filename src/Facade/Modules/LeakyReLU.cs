namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x, below 0 times a slope.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.LeakyReLU</c>.</remarks>
        public class LeakyReLU(double negative_slope = 0.01, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.leaky_relu(input, negative_slope, inplace);

            public override string extra_repr() =>
                $"negative_slope={Repr(negative_slope)}{(inplace ? ", inplace=True" : string.Empty)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.LeakyReLU"/>
        public static nn.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
    }
}
