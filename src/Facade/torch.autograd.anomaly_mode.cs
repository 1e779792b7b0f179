namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// Until the <c>using</c> ends, nodes remember the call that made them, and a backward that fails, or yields nan, tells it.
        /// </summary>
        /// <param name="check_nan">Raises an error where a node returns nan.</param>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.detect_anomaly</c>; flows with <c>await</c>.</remarks>
        public static AnomalyScope detect_anomaly(bool check_nan = true)
        {
            Warnings.AnomalyDetection();
            return new AnomalyScope(true, check_nan);
        }

        /// <summary>Sets what <see cref="detect_anomaly"/> sets on or off, for good or for a <c>using</c> block.</summary>
        /// <inheritdoc cref="detect_anomaly"/>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.set_detect_anomaly</c>.</remarks>
        public static AnomalyScope set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }

    /// <summary>True where nodes remember the call that made them.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.is_anomaly_enabled</c>.</remarks>
    public static bool is_anomaly_enabled() => Anomaly.Enabled;

    /// <summary>True where a nan in backward would be an error under <see cref="is_anomaly_enabled"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.is_anomaly_check_nan_enabled</c>.</remarks>
    public static bool is_anomaly_check_nan_enabled() => Anomaly.ChecksNan;

    /// <summary>Sets what <see cref="autograd.set_detect_anomaly"/> sets, for good.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.set_anomaly_enabled</c>.</remarks>
    public static void set_anomaly_enabled(bool enabled, bool check_nan = true) => Anomaly.Set(enabled, check_nan);
}
