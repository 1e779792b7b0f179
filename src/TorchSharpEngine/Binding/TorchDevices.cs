using TorchSharp;

namespace Compat.Engines;

/// <summary>Devices and element types as the two libraries name them.</summary>
internal static class TorchDevices
{
    private static readonly DType?[] ByNumber = Table();
    private static readonly Torch.Device Cpu = new(DeviceType.CPU);

    /// <summary>The element type; both number them as <c>c10::ScalarType</c>.</summary>
    public static Torch.ScalarType Of(DType dtype) => (Torch.ScalarType)(sbyte)dtype.Type;

    /// <exception cref="NotImplementedError">A type this project does not have.</exception>
    public static DType Of(Torch.ScalarType type) =>
        ((int)type < ByNumber.Length ? ByNumber[(int)type] : null)
        ?? throw new NotImplementedError($"libtorch returned elements of ScalarType {type}, which are not supported.");

    /// <exception cref="NotImplementedError">The engine has no such device.</exception>
    public static Torch.Device Of(Device device)
    {
        if (device.type == "cpu") return Cpu;
        var index = device.index ?? 0;
        if (device.type == "cuda" && index < TorchLibrary.CudaDevices) return new(DeviceType.CUDA, index);
        throw new NotImplementedError($"The engine 'torchsharp' has no device {device}.");
    }

    /// <summary>Where the elements of <paramref name="tensor"/> lie.</summary>
    public static Device Of(Tensor tensor) =>
        tensor.device_type == DeviceType.CPU ? Device.Cpu : new("cuda", tensor.device_index);

    private static DType?[] Table()
    {
        var table = new DType?[(int)ScalarType.BFloat16 + 1];
        foreach (var dtype in DType.All) table[(int)dtype.Type] = dtype;
        return table;
    }
}
