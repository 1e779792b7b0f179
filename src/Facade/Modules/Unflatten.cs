namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A dimension as several.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Unflatten</c>.</remarks>
        public class Unflatten(long dim, Size unflattened_size) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => input.unflatten(dim, unflattened_size);

            public override string extra_repr() => $"dim={dim}, unflattened_size={Tuple(unflattened_size.ToArray())}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Unflatten"/>
        public static nn.Unflatten Unflatten(long dim, Size unflattened_size) => new(dim, unflattened_size);
    }
}
