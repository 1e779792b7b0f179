namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The cosine of the angle between two tensors' vectors along a dimension.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.CosineSimilarity</c>.</remarks>
        public class CosineSimilarity(long dim = 1, double eps = 1e-08) : Module<Tensor, Tensor, Tensor>
        {
            public override Tensor forward(Tensor x1, Tensor x2) => functional.cosine_similarity(x1, x2, dim, eps);
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.CosineSimilarity"/>
        public static nn.CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-08) => new(dim, eps);
    }
}
