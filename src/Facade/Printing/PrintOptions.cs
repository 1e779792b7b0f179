namespace Compat.Printing;

/// <summary>How tensors are printed.</summary>
/// <remarks>PyTorch 2.13 <c>torch._tensor_str.__PrinterOptions</c>.</remarks>
internal sealed record PrintOptions(int Precision, double Threshold, int EdgeItems, int LineWidth, bool? SciMode)
{
    public static PrintOptions Default { get; } = new(4, 1000, 3, 80, null);

    private static volatile PrintOptions _current = Default;

    /// <summary>The options of the process, set by <c>torch.set_printoptions</c>.</summary>
    public static PrintOptions Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>The options of a profile; an unknown name changes nothing, as in PyTorch.</summary>
    public PrintOptions With(string? profile) => profile switch
    {
        "default" => Default with { SciMode = SciMode },
        "short" => Default with { Precision = 2, EdgeItems = 2, SciMode = SciMode },
        "full" => Default with { Threshold = double.PositiveInfinity, SciMode = SciMode },
        _ => this,
    };
}
