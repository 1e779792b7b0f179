namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Normalizes each channel of (N, C) or (N, C, L).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.BatchNorm1d</c>.</remarks>
        public class BatchNorm1d(
            long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, DType? dtype = null, bool bias = true)
            : _BatchNorm(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias)
        {
            private protected override void CheckInput(Tensor input)
            {
                if (input.Rank is not (2 or 3)) throw new ValueError($"expected 2D or 3D input (got {input.Rank}D input)");
            }
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.BatchNorm1d"/>
        public static nn.BatchNorm1d BatchNorm1d(
            long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, DType? dtype = null, bool bias = true) =>
            new(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias);
    }
}
