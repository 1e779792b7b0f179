namespace Compat.Engines;

public sealed partial class LibTorchEngine
{
    /// <inheritdoc/>
    public bool Deterministic { get; set; }

    /// <inheritdoc/>
    public int DeviceCount(string type) => type == "cpu" ? 1 : 0;

    /// <inheritdoc/>
    public void Synchronize(Device device)
    {
    }

    /// <inheritdoc/>
    public EngineDescription Describe() => new(Name, Version, $"libtorch {Version}", _installation.Libraries, "", Threads, []);
}
