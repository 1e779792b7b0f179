namespace Compat;

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.set_detect_anomaly</c>.</remarks>
public readonly struct AnomalyScope : IDisposable
{
    private readonly bool _before;
    private readonly bool _checkedNan;

    internal AnomalyScope(bool mode, bool checkNan)
    {
        (_before, _checkedNan) = (Anomaly.Enabled, Anomaly.ChecksNan);
        Anomaly.Set(mode, checkNan);
    }

    public void Dispose() => Anomaly.Set(_before, _checkedNan);
}
