using Compat.Engines;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Normal numbers, those outside [a, b] drawn again.</summary>
            /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.init.trunc_normal_</c>: whole tensors are drawn until no element is left.</remarks>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                if (mean < a - 2 * std || mean > b + 2 * std)
                {
                    warnings.warn(
                        "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.");
                }
                using var scope = no_grad();
                var truncation = new Truncation(mean, std, a, b);
                if (truncation.IsWide) tensor.normal_(mean, std, generator);
                else tensor.uniform_(a, b, generator);
                Checks.RealKernel("lt_cpu", tensor);
                var values = OnHost(tensor);
                if (truncation.IsWide)
                {
                    while (truncation.Redraw(values, () => OnHost(Sampling.EmptyLike(tensor).normal_(mean, std, generator))))
                    {
                    }
                }
                else
                {
                    var candidates = values;
                    List<int> pending = [.. Enumerable.Range(0, (int)tensor.Count)];
                    while (true)
                    {
                        var acceptance = OnHost(Sampling.EmptyLike(tensor).uniform_(generator: generator));
                        truncation.Propose(values, candidates, acceptance, pending);
                        if (pending.Count == 0) break;
                        candidates = OnHost(Sampling.EmptyLike(tensor).uniform_(a, b, generator));
                    }
                }
                if (!ReferenceEquals(values.Storage, tensor.Raw.Storage)) tensor.Engine.Copy(values, tensor.Raw);
                return tensor.Rebase(null);
            }

            /// <summary>A (semi-)orthogonal matrix.</summary>
            /// <exception cref="ValueError">The tensor has fewer than two dimensions.</exception>
            /// <exception cref="NotImplementedError">The tensor has elements: the QR decomposition is not there yet.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.init.orthogonal_</c>.</remarks>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1, Generator? generator = null)
            {
                if (tensor.Rank < 2) throw new ValueError("Only tensors with 2 or more dimensions are supported");
                if (tensor.Count == 0) return tensor;
                throw new NotImplementedError("nn.init.orthogonal_ needs torch.linalg.qr, which is not implemented yet");
            }

            /// <summary>Normal numbers, of each column the share <paramref name="sparsity"/> set to zero.</summary>
            /// <exception cref="ValueError">The tensor has not two dimensions.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.init.sparse_</c>: the rows come from the default generator in any case.</remarks>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01, Generator? generator = null)
            {
                if (tensor.Rank != 2) throw new ValueError("Only tensors with 2 dimensions are supported");
                using var scope = no_grad();
                tensor.normal_(0, std, generator);
                var raw = tensor.Raw;
                // As Python cuts a list: at most all rows, and from the end where negative.
                var zeros = (int)Math.Min(Math.Ceiling(sparsity * raw.Sizes[0]), raw.Sizes[0]);
                if (zeros < 0) zeros = (int)Math.Max(raw.Sizes[0] + zeros, 0);
                for (var column = 0L; column < raw.Sizes[1]; column++)
                {
                    foreach (var row in Sampling.Elements<long>(OnHost(randperm(raw.Sizes[0])))[..zeros])
                    {
                        tensor.Engine.Fill(raw.As(Shape.Scalar, raw.Offset + row * raw.Strides[0] + column * raw.Strides[1]), 0);
                    }
                }
                return tensor.Rebase(null);
            }

            private static RawTensor OnHost(Tensor tensor) => Sampling.OnHost(tensor, Shape.Of(tensor.Raw.Sizes));
        }
    }
}
