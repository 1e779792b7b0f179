namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The rows of <paramref name="weight"/> at the indices; of the index's sizes and the rows'.</summary>
            /// <param name="input">int64 or int32, any shape.</param>
            /// <param name="weight">A matrix.</param>
            /// <param name="padding_idx">A row that gets no gradient.</param>
            /// <param name="max_norm">Is not supported.</param>
            /// <param name="norm_type">Belongs to <paramref name="max_norm"/>.</param>
            /// <param name="scale_grad_by_freq">Divides each row's gradient by how often it was read.</param>
            /// <param name="sparse">True is not supported.</param>
            /// <exception cref="IndexError">An index lies outside the matrix.</exception>
            /// <exception cref="RuntimeError">The weight is no matrix, or the indices are no integers.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.embedding</c>; derivatives.yaml <c>embedding</c>.</remarks>
            public static Tensor embedding(
                Tensor input, Tensor weight, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false)
            {
                var padding = Checks.Embedding(input, weight, padding_idx);
                if (max_norm is not null) throw new NotImplementedError("embedding with max_norm is not implemented");
                if (sparse) throw new NotImplementedError("embedding with sparse=True needs sparse tensors, which are not implemented");
                Pipelines.Same("_index_select", weight, ("index", input));
                var places = Pipelines.Operand(input, DType.Int64);
                var flat = places.IsContiguous ? places : weight.Engine.Copy(
                    places, weight.Engine.Empty(Engines.Shape.Of(places.Sizes), DType.Int64, input.device));
                var rows = weight.Engine.IndexSelect(weight.Raw, 0, flat.As(Engines.Shape.Of(flat.Count)));
                var shape = Engines.Shape.Of([.. input.Raw.Sizes, weight.Raw.Sizes[1]]);
                var result = Tensor.Of(rows.As(shape), weight.Engine);
                GC.KeepAlive(weight);
                return Graph.Needs(weight)
                    ? result.Record(new EmbeddingBackward0(weight, input, padding, scale_grad_by_freq))
                    : result;
            }
        }
    }
}
