namespace Compat;

public static partial class torch
{
    private static readonly AsyncLocal<Device?> ScopedDevice = new(change => DeviceOnThread = change.CurrentValue);
    private static Device? GivenDevice;

    [ThreadStatic]
    private static Device? DeviceOnThread;

    /// <summary>The device of new tensors that were given none.</summary>
    internal static Device DefaultDevice => DeviceOnThread ?? GivenDevice ?? backends.settings.Device.Value;

    /// <summary>The device of new tensors that were given none.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.get_default_device</c>.</remarks>
    public static Device get_default_device() => Checks.Device(null);

    /// <summary>Chooses the device of new tensors that are given none; null goes back to what the settings say.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.set_default_device</c>. The engine is asked for the device when a tensor is made.</remarks>
    public static void set_default_device(Device? device) => GivenDevice = device;

    /// <summary>Whether operations use only algorithms that give the same result every time.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.use_deterministic_algorithms</c>; it holds for the engine that is current.</remarks>
    public static void use_deterministic_algorithms(bool mode, bool warn_only = false) => backends.Current.Deterministic = mode;

    /// <summary>Whether <see cref="use_deterministic_algorithms"/> is on.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.are_deterministic_algorithms_enabled</c>.</remarks>
    public static bool are_deterministic_algorithms_enabled() => backends.Current.Deterministic;

    /// <summary>The device inside a <c>using</c> block.</summary>
    /// <returns>What there was before.</returns>
    internal static Device? ScopeDevice(Device? device)
    {
        var before = DeviceOnThread;
        ScopedDevice.Value = device;
        DeviceOnThread = device;
        return before;
    }
}
