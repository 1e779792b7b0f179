using Compat.Engines;

namespace Compat;

internal static partial class Checks
{
    /// <summary>The device of a new tensor of the current engine, the default one where none is given.</summary>
    /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
    /// <exception cref="RuntimeError">The engine has no device of that index or type.</exception>
    public static Device Device(Device? device)
    {
        var chosen = device ?? torch.DefaultDevice;
        return ReferenceEquals(chosen, Compat.Device.Cpu) ? chosen : Place(chosen, torch.backends.Current);
    }

    /// <summary>The device of a new tensor on the engine of another, whose device it is where none is given.</summary>
    /// <inheritdoc cref="Device(Device?)"/>
    public static Device Device(Device? device, Tensor like) => device is null ? like.device : Place(device, like.Engine);

    /// <summary>The device itself as tensors name it: CPU memory without an index, CUDA with one.</summary>
    /// <inheritdoc cref="Device(Device?)"/>
    public static Device Place(Device device, IEngine engine)
    {
        if (device.type == "cpu") return Compat.Device.Cpu;
        var count = engine.DeviceCount(device.type);
        if (count > 0)
        {
            if (device.Index >= count) throw InvalidOrdinal();
            return device.Index >= 0 ? device : new Device(device.type, device.type == "cuda" ? torch.cuda.Selected : 0);
        }

        throw device.type switch
        {
            "cuda" or "xpu" => new AssertionError($"Torch not compiled with {device.type.ToUpperInvariant()} enabled"),
            "meta" => new NotImplementedError("tensors without elements (device 'meta') are not supported"),
            _ => new RuntimeError($"PyTorch is not linked with support for {device.type} devices"),
        };
    }

    /// <exception cref="RuntimeError">The mask lies elsewhere than the tensor.</exception>
    /// <remarks>PyTorch 2.13 <c>masked_fill_impl</c>.</remarks>
    public static void MaskPlace(Tensor self, Tensor mask)
    {
        if (!ReferenceEquals(self.Engine, mask.Engine)) Pipelines.Common(self, mask);
        if (Pipelines.IsOnSameDevice(self, mask)) return;
        throw new RuntimeError($"expected self and mask to be on the same device, but got mask on {mask.device} and self on {self.device}");
    }

    /// <summary>Indices beside the tensor: those in CPU memory are moved there.</summary>
    /// <exception cref="RuntimeError">They lie on another device.</exception>
    /// <remarks>PyTorch 2.13 <c>make_info</c> in TensorAdvancedIndexing.cpp.</remarks>
    public static Tensor IndexPlace(Tensor self, Tensor index)
    {
        if (ReferenceEquals(self.Engine, index.Engine) && Pipelines.IsOnSameDevice(self, index)) return index;
        if (index.is_cpu) return torch.Moved(index, self.Engine, self.device, index.dtype);
        throw new RuntimeError($"indices should be either on cpu or on the same device as the indexed tensor ({self.device})");
    }

    /// <summary>What CUDA says of a device that is not there.</summary>
    /// <remarks>PyTorch 2.13 <c>c10::cuda::c10_cuda_check_implementation</c>.</remarks>
    public static RuntimeError InvalidOrdinal() => new(
        "CUDA error: invalid device ordinal\nGPU device may be out of range, do you have enough GPUs?\n"
        + "CUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below might be incorrect.\n"
        + "For debugging consider passing CUDA_LAUNCH_BLOCKING=1\n"
        + "Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions.\n");
}
