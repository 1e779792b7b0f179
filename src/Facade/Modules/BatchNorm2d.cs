namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Normalizes each channel of (N, C, H, W).</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.BatchNorm2d</c>.</remarks>
        public class BatchNorm2d(
            long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, DType? dtype = null, bool bias = true)
            : _BatchNorm(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias)
        {
            private protected override void CheckInput(Tensor input)
            {
                if (input.Rank != 4) throw new ValueError($"expected 4D input (got {input.Rank}D input)");
            }
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.BatchNorm2d"/>
        public static nn.BatchNorm2d BatchNorm2d(
            long num_features, double eps = 1e-05, double? momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, DType? dtype = null, bool bias = true) =>
            new(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias);
    }
}
