namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A table of rows, read by index: int64 or int32 of any shape (*) to (*, embedding_dim).</summary>
        /// <remarks>
        /// PyTorch 2.13 <c>torch.nn.Embedding</c>; <c>max_norm</c> and <c>sparse</c> are kept, and refused when it is called.
        /// </remarks>
        public class Embedding : Module<Tensor, Tensor>
        {
            public Parameter weight;

            /// <exception cref="AssertionError">padding_idx is no row, or _weight is not of the sizes given.</exception>
            public Embedding(
                long num_embeddings, long embedding_dim, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Tensor? _weight = null, bool _freeze = false, Device? device = null,
                DType? dtype = null)
            {
                (this.num_embeddings, this.embedding_dim, this.padding_idx) = (num_embeddings, embedding_dim, padding_idx);
                (this.max_norm, this.norm_type) = (max_norm, norm_type);
                (this.scale_grad_by_freq, this.sparse) = (scale_grad_by_freq, sparse);
                if (padding_idx >= num_embeddings || padding_idx < -num_embeddings)
                {
                    throw new AssertionError("Padding_idx must be within num_embeddings");
                }

                if (padding_idx < 0) this.padding_idx += num_embeddings;
                if (_weight is not null && !_weight.Raw.Sizes.SequenceEqual([num_embeddings, embedding_dim]))
                {
                    throw new AssertionError("Shape of weight does not match num_embeddings and embedding_dim");
                }

                weight = new Parameter(_weight ?? empty([num_embeddings, embedding_dim], dtype, device), !_freeze);
                if (_weight is null) reset_parameters();
            }

            public long num_embeddings { get; }

            public long embedding_dim { get; }

            /// <summary>The row that starts at zero and gets no gradient.</summary>
            public long? padding_idx { get; }

            public double? max_norm { get; }

            public double norm_type { get; }

            public bool scale_grad_by_freq { get; }

            public bool sparse { get; }

            /// <summary>An embedding of these rows; they stay as they are with <paramref name="freeze"/>.</summary>
            /// <exception cref="AssertionError">The embeddings are no matrix.</exception>
            /// <remarks>PyTorch 2.13 <c>Embedding.from_pretrained</c>.</remarks>
            public static Embedding from_pretrained(
                Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false)
            {
                if (embeddings.Rank != 2) throw new AssertionError("Embeddings parameter is expected to be 2-dimensional");
                var sizes = embeddings.Raw.Sizes;
                return new Embedding(
                    sizes[0], sizes[1], padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, embeddings, freeze);
            }

            /// <summary>Draws the rows from N(0, 1); the padding row is zero.</summary>
            public void reset_parameters()
            {
                init.normal_(weight);
                if (padding_idx is not { } row) return;
                using var scope = no_grad();
                weight[row].fill_(0);
            }

            public override Tensor forward(Tensor input) =>
                functional.embedding(input, weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);

            public override string extra_repr()
            {
                var text = $"{num_embeddings}, {embedding_dim}";
                if (padding_idx is { } row) text += $", padding_idx={row}";
                if (max_norm is { } norm) text += $", max_norm={Repr(norm)}";
                if (norm_type != 2) text += $", norm_type={Repr(norm_type)}";
                if (scale_grad_by_freq) text += ", scale_grad_by_freq=True";
                return sparse ? text + ", sparse=True" : text;
            }
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Embedding"/>
        public static nn.Embedding Embedding(
            long num_embeddings, long embedding_dim, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Tensor? _weight = null, bool _freeze = false, Device? device = null,
            DType? dtype = null) =>
            new(num_embeddings, embedding_dim, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, _weight, _freeze, device,
                dtype);
    }
}
