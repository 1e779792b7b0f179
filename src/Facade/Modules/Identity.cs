namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What it is given.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Identity</c>; any arguments are accepted there.</remarks>
        public class Identity : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => input;
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Identity"/>
        public static nn.Identity Identity() => new();
    }
}
