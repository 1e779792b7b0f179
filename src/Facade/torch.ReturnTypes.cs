using Compat.Printing;

namespace Compat;

public static partial class torch
{
    /// <summary>Results of several tensors with PyTorch's names; they deconstruct: <c>var (values, indices) = x.max(1)</c>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.return_types</c>.</remarks>
    public static class return_types
    {
        /// <summary>Largest elements of a dimension and where they are.</summary>
        public readonly record struct max(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("max", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Smallest elements of a dimension and where they are.</summary>
        public readonly record struct min(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("min", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Medians of a dimension and where they are.</summary>
        public readonly record struct median(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("median", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Medians of a dimension, NaN left out, and where they are.</summary>
        public readonly record struct nanmedian(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("nanmedian", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Most frequent elements of a dimension and where they are.</summary>
        public readonly record struct mode(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("mode", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>The k-th smallest elements of a dimension and where they are.</summary>
        public readonly record struct kthvalue(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("kthvalue", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Elements in order and where they were.</summary>
        public readonly record struct sort(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("sort", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>The k largest or smallest elements and where they are.</summary>
        public readonly record struct topk(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("topk", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Running maxima and where they are.</summary>
        public readonly record struct cummax(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("cummax", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Running minima and where they are.</summary>
        public readonly record struct cummin(Tensor values, Tensor indices)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("cummin", (nameof(values), values), (nameof(indices), indices));
        }

        /// <summary>Smallest and largest elements.</summary>
        public readonly record struct aminmax(Tensor min, Tensor max)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("aminmax", (nameof(min), min), (nameof(max), max));
        }

        /// <summary>Mantissas in [0.5, 1) and powers of two.</summary>
        public readonly record struct frexp(Tensor mantissa, Tensor exponent)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("frexp", (nameof(mantissa), mantissa), (nameof(exponent), exponent));
        }

        /// <summary>An orthogonal and an upper triangular factor.</summary>
        public readonly record struct linalg_qr(Tensor Q, Tensor R)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("linalg_qr", (nameof(Q), Q), (nameof(R), R));
        }

        /// <summary>Sign of the determinant and logarithm of its magnitude.</summary>
        public readonly record struct linalg_slogdet(Tensor sign, Tensor logabsdet)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("linalg_slogdet", (nameof(sign), sign), (nameof(logabsdet), logabsdet));
        }

        /// <summary>Eigenvalues in ascending order and their vectors.</summary>
        public readonly record struct linalg_eigh(Tensor eigenvalues, Tensor eigenvectors)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() =>
                NamedText.Of("linalg_eigh", (nameof(eigenvalues), eigenvalues), (nameof(eigenvectors), eigenvectors));
        }

        /// <summary>Left vectors, singular values, right vectors as rows.</summary>
        public readonly record struct linalg_svd(Tensor U, Tensor S, Tensor Vh)
        {
            /// <summary>PyTorch's text.</summary>
            public override string ToString() => NamedText.Of("linalg_svd", (nameof(U), U), (nameof(S), S), (nameof(Vh), Vh));
        }
    }
}
