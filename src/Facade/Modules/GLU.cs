namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>a · σ(b), where a and b are the halves of the input along <c>dim</c>.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.GLU</c>.</remarks>
        public class GLU(long dim = -1) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.glu(input, dim);

            public override string extra_repr() => $"dim={dim}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.GLU"/>
        public static nn.GLU GLU(long dim = -1) => new(dim);
    }
}
