namespace Compat;

public static partial class torch
{
    /// <summary>A norm over <paramref name="dim"/>: "fro" or 2 by default.</summary>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.norm</c>, a composite over <c>linalg.vector_norm</c> and <c>linalg.matrix_norm</c>.</remarks>
    public static Tensor norm(
        this Tensor input, string p = "fro", Dims? dim = null, bool keepdim = false, Tensor? @out = null, DType? dtype = null)
    {
        if (p == "fro" && (dim is null || dim.Value.Count <= 2)) return linalg.vector_norm(input, 2, dim, keepdim, dtype, @out);
        return linalg.matrix_norm(input, p, dim ?? Enumerable.Range(0, input.Rank).ToArray(), keepdim, dtype, @out);
    }

    /// <inheritdoc cref="norm(Tensor, string, Dims?, bool, Tensor?, DType?)"/>
    public static Tensor norm(
        this Tensor input, Scalar? p, Dims? dim = null, bool keepdim = false, Tensor? @out = null, DType? dtype = null) =>
        linalg.vector_norm(input, p ?? 2, dim, keepdim, dtype, @out);

    /// <summary>The p-norm of input − other, with broadcasting.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.dist</c>; derivatives.yaml <c>dist</c>.</remarks>
    public static Tensor dist(this Tensor input, Tensor other, Scalar? p = null)
    {
        var output = linalg.vector_norm(input.detach().sub(other.detach()), p ?? 2);
        return Graph.Needs(input, other) ? output.Record(new DistBackward0(input, other, output, p ?? 2)) : output;
    }

    /// <summary>log Σ exp(x) over <paramref name="dim"/>, without overflow.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.logsumexp</c>; derivatives.yaml <c>logsumexp</c>.</remarks>
    public static Tensor logsumexp(this Tensor input, Dims dim, bool keepdim = false, Tensor? @out = null)
    {
        var dims = Checks.Reduced(dim, input.Rank);
        var computed = Promotion.ToFloat(input.dtype);
        var output = Reductions.Run("logsumexp", input, input.Raw, dims, keepdim, computed, @out, _ =>
        {
            var x = input.detach().to(computed);
            if (x.Count == 0) return x.exp().sum(dim, keepdim).log().Raw;
            var maxes = real(x).amax(dim, keepdim: true);
            maxes = maxes.masked_fill(maxes.abs() == double.PositiveInfinity, 0);
            var squeezed = keepdim ? maxes : maxes.reshape(new Size(Reductions.ResultShape(x.Raw.Shape, dims, keepdim: false).Sizes));
            return x.sub(maxes).exp().sum(dim, keepdim).log().add(squeezed).Raw;
        });
        return @out is null && Graph.Needs(input) ? output.Record(new LogsumexpBackward0(input, output, dims, keepdim, dim)) : output;
    }

    /// <summary>PyTorch's module <c>torch.linalg</c>.</summary>
    public static partial class linalg
    {
        /// <summary>(Σ|x|ᵖ)^(1/p) over <paramref name="dim"/>; p may be 0 (non-zeros), ∞ and −∞ (extreme magnitudes).</summary>
        /// <exception cref="RuntimeError">The dtype is neither floating nor complex, or nothing has no such norm.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.linalg.vector_norm</c>; derivatives.yaml <c>linalg_vector_norm</c>.</remarks>
        public static Tensor vector_norm(
            Tensor x, Scalar? ord = null, Dims? dim = null, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
        {
            var order = ord ?? 2;
            Checks.VectorNorm(x, order, dim, dtype);
            var dims = Checks.Reduced(dim, x.Rank);
            var raw = Pipelines.Operand(x, dtype ?? x.dtype);
            var output = Reductions.Run(
                "linalg_vector_norm", x, raw, dims, keepdim, raw.DType.ToReal(), @out,
                into => x.Engine.Norm(raw, order.ToDouble(), dims, keepdim, into));
            return @out is null && Graph.Needs(x)
                ? output.Record(new LinalgVectorNormBackward0(x, output, order, dims, keepdim, dim))
                : output;
        }

        /// <summary>The Frobenius norm of matrices, or the greatest or least sum of magnitudes of a row or column.</summary>
        /// <exception cref="RuntimeError">There is no such norm.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.linalg.matrix_norm</c>, a composite.</remarks>
        public static Tensor matrix_norm(
            Tensor input, string ord = "fro", Dims? dim = null, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
        {
            if (ord == "fro") return vector_norm(input, 2, dim ?? (-2, -1), keepdim, dtype, @out);
            if (ord == "nuc") throw new NotImplementedError("torch.linalg.matrix_norm: the nuclear norm is not implemented");
            throw new RuntimeError($"linalg.matrix_norm: Order {ord} not supported.");
        }

        /// <inheritdoc cref="matrix_norm(Tensor, string, Dims?, bool, DType?, Tensor?)"/>
        public static Tensor matrix_norm(
            Tensor input, Scalar ord, Dims? dim = null, bool keepdim = false, DType? dtype = null, Tensor? @out = null)
        {
            var (kind, dims) = (Math.Abs(ord.ToDouble()), dim ?? (-2, -1));
            if (input.Rank < 2) throw new RuntimeError("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.");
            if (dims.Count != 2) throw new RuntimeError($"linalg.matrix_norm: dim must be a 2-tuple. Got {string.Join(' ', dims)}");
            if (kind == 2) throw new NotImplementedError("torch.linalg.matrix_norm: the spectral norm is not implemented");
            if (kind != 1 && !double.IsInfinity(kind)) throw new RuntimeError($"linalg.matrix_norm: Order {ord} not supported.");
            var (rows, columns) = (Checks.Wrap(dims[0], input.Rank), Checks.Wrap(dims[1], input.Rank));
            var (summed, left) = kind == 1 ? (rows, columns) : (columns, rows);
            var sums = vector_norm(input, 1, summed, keepdim, dtype);
            var along = keepdim || left < summed ? left : left - 1;
            return ord.ToDouble() > 0 ? sums.amax(along, keepdim, @out) : sums.amin(along, keepdim, @out);
        }
    }
}
