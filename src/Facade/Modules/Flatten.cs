namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The dimensions start_dim … end_dim as one.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Flatten</c>.</remarks>
        public class Flatten(long start_dim = 1, long end_dim = -1) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);

            public override string extra_repr() => $"start_dim={start_dim}, end_dim={end_dim}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Flatten"/>
        public static nn.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
    }
}
