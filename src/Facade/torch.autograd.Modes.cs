namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>PyTorch's module <c>torch.autograd.grad_mode</c>.</summary>
        public static class grad_mode
        {
            /// <inheritdoc cref="torch.no_grad()"/>
            public static GradModeScope no_grad() => torch.no_grad();

            /// <inheritdoc cref="torch.enable_grad()"/>
            public static GradModeScope enable_grad() => torch.enable_grad();

            /// <inheritdoc cref="torch.set_grad_enabled(bool)"/>
            public static GradModeScope set_grad_enabled(bool mode) => torch.set_grad_enabled(mode);

            /// <inheritdoc cref="torch.inference_mode(bool)"/>
            public static GradModeScope inference_mode(bool mode = true) => torch.inference_mode(mode);

            /// <summary>
            /// Says whether a leaf's first gradient must have the leaf's layout, for good or for a <c>using</c> block. Where it need not, a
            /// gradient that nothing else refers to is kept as it is, and the warning about layouts is not given.
            /// </summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.grad_mode.enforce_grad_layout_policy</c>; flows with <c>await</c>.</remarks>
            public static GradLayoutScope enforce_grad_layout_policy(bool enable = true) => new(enable);

            /// <inheritdoc cref="autograd.set_multithreading_enabled"/>
            public static MultithreadingScope set_multithreading_enabled(bool mode) => autograd.set_multithreading_enabled(mode);
        }

        /// <summary>
        /// Says whether backward may use threads of the devices, for good or for a <c>using</c> block. Backward runs on the thread that
        /// calls it here, so the mode is kept and has no effect.
        /// </summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.set_multithreading_enabled</c>; flows with <c>await</c>.</remarks>
        public static MultithreadingScope set_multithreading_enabled(bool mode) => new(mode);

        /// <summary>True unless <see cref="set_multithreading_enabled"/> said no.</summary>
        /// <remarks>PyTorch 2.13 <c>torch._C._is_multithreading_enabled</c>.</remarks>
        public static bool is_multithreading_enabled() => !MultithreadingScope.Off.Value;

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

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.grad_mode.set_multithreading_enabled</c>.</remarks>
public readonly struct MultithreadingScope : IDisposable
{
    internal static readonly AsyncLocal<bool> Off = new();

    private readonly bool _before;

    internal MultithreadingScope(bool mode)
    {
        _before = Off.Value;
        Off.Value = !mode;
    }

    public void Dispose() => Off.Value = _before;
}

/// <summary>A mode that ends with the <c>using</c> block it was opened in.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.grad_mode.enforce_grad_layout_policy</c>.</remarks>
public readonly struct GradLayoutScope : IDisposable
{
    private readonly bool _before;

    internal GradLayoutScope(bool enable)
    {
        _before = GradLayout.Enforced;
        GradLayout.Enforced = enable;
    }

    public void Dispose() => GradLayout.Enforced = _before;
}

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
