namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    private static bool _isDeterministic;

    /// <summary>
    /// Whether index values on a CUDA device are looked at before a kernel uses them. It costs a wait for the device; a wrong index that
    /// a kernel meets makes CUDA unusable for the process.
    /// </summary>
    public static bool ChecksCudaIndices { get; set; } = true;

    /// <inheritdoc/>
    /// <exception cref="NotImplementedError">There is CUDA, and this PyTorch does not show how to switch.</exception>
    public bool Deterministic
    {
        get => _isDeterministic;
        set
        {
            if (Native.HasDeterministic) Native.SetDeterministic(value);
            else if (value && DeviceCount("cuda") > 0)
                throw new NotImplementedError($"PyTorch {Version} does not let the engine 'libtorch' choose deterministic algorithms.");
            _isDeterministic = value;
        }
    }

    /// <inheritdoc/>
    public int DeviceCount(string type) => type switch
    {
        "cpu" => 1,
        "cuda" => Native.Cuda?.Count ?? 0,
        _ => 0,
    };

    /// <inheritdoc/>
    public void Synchronize(Device device)
    {
        if (device.type != "cpu") Native.Cuda!.Synchronize(Index(device));
    }

    /// <inheritdoc/>
    public EngineDescription Describe()
    {
        var names = new string[DeviceCount("cuda")];
        for (var i = 0; i < names.Length; i++) names[i] = Native.Cuda!.NameOf(i);
        return new(Name, Version, $"libtorch {Version}", _installation.Libraries, Native.CpuCapability, Threads, names);
    }

    /// <exception cref="NotImplementedError">There is no such device.</exception>
    private int Index(Device device)
    {
        var index = device.index ?? 0;
        if (index < DeviceCount(device.type)) return index;
        var reason = device.type != "cuda" ? "it computes on cpu and cuda"
            : Native.CudaFault.Length > 0 ? Native.CudaFault
            : Native.Cuda is null ? $"PyTorch {Version} in {_installation.Libraries} is built for the CPU"
            : $"the driver shows {DeviceCount("cuda")} of them";
        throw new NotImplementedError($"The engine 'libtorch' has no device {device}: {reason}.");
    }
}
