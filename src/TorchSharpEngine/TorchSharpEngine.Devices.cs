namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public bool Deterministic { get; set; }

    /// <inheritdoc/>
    public int DeviceCount(string type) => type switch
    {
        "cpu" => 1,
        "cuda" => TorchLibrary.CudaDevices,
        _ => 0,
    };

    /// <inheritdoc/>
    public void Synchronize(Device device)
    {
        if (device.type == "cuda") Torch.cuda.synchronize(TorchDevices.Of(device));
    }

    /// <inheritdoc/>
    public EngineDescription Describe() => new(
        Name, Version, $"libtorch {_library.LibTorchVersion}", _library.Location, "", Threads,
        [.. Enumerable.Range(0, TorchLibrary.CudaDevices).Select(index => $"cuda:{index}")]);
}
