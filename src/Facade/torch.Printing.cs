using Compat.Printing;

namespace Compat;

public static partial class torch
{
    /// <summary>Sets how tensors are printed; what is not given keeps its value, but <paramref name="sci_mode"/> is always set.</summary>
    /// <param name="precision">Digits after the point (4).</param>
    /// <param name="threshold">Number of elements above which only the edges are printed (1000).</param>
    /// <param name="edgeitems">Elements printed at each edge of a summarized dimension (3).</param>
    /// <param name="linewidth">Characters in a line (80).</param>
    /// <param name="profile"><c>default</c>, <c>short</c> or <c>full</c>, applied before the others.</param>
    /// <param name="sci_mode">Scientific notation always, never, or as the values ask for (null).</param>
    /// <remarks>PyTorch 2.13 <c>torch.set_printoptions</c>.</remarks>
    public static void set_printoptions(
        int? precision = null, double? threshold = null, int? edgeitems = null, int? linewidth = null, string? profile = null,
        bool? sci_mode = null)
    {
        var options = PrintOptions.Current.With(profile);
        PrintOptions.Current = new PrintOptions(
            precision ?? options.Precision, threshold ?? options.Threshold, edgeitems ?? options.EdgeItems,
            linewidth ?? options.LineWidth, sci_mode);
    }
}
