namespace Compat.Engines;

/// <summary>What an engine is made of, for reports.</summary>
/// <param name="Name">The name it is chosen by.</param>
/// <param name="Version">Its own version.</param>
/// <param name="Library">The library that computes and its version, such as <c>libtorch 2.13.0+cpu</c>; null where there is none.</param>
/// <param name="Location">Where the library was found; null where there is none.</param>
/// <param name="CpuCapability">The vector instructions it uses, as <c>torch.backends.cpu.get_cpu_capability()</c> names them.</param>
/// <param name="Threads">Threads a kernel may use.</param>
/// <param name="CudaDevices">The name of each CUDA device it can compute on.</param>
public sealed record EngineDescription(
    string Name, string Version, string? Library, string? Location, string CpuCapability, int Threads,
    IReadOnlyList<string> CudaDevices);

public partial interface IEngine
{
    /// <summary>Whether only algorithms are used that give the same result every time; CPU kernels always do.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.use_deterministic_algorithms</c>.</remarks>
    bool Deterministic { get; set; }

    /// <summary>How many devices of a type (<c>cpu</c>, <c>cuda</c>) the engine computes on: 0 for one it does not have.</summary>
    int DeviceCount(string type);

    /// <summary>Waits until everything that was asked of <paramref name="device"/> is done.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.cuda.synchronize</c>.</remarks>
    void Synchronize(Device device);

    /// <summary>What computes here, for reports.</summary>
    EngineDescription Describe();
}
