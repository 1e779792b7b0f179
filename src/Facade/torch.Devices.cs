namespace Compat;

public static partial class torch
{
    /// <summary>A device by its text: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>.</summary>
    /// <exception cref="RuntimeError">The text names no device.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.device</c>.</remarks>
    public static Device device(string type) => new(type);

    /// <summary>A device by type and index.</summary>
    /// <exception cref="RuntimeError">The text has an index already, or the index is negative.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.device</c>.</remarks>
    public static Device device(string type, int index) => Device.Of(type, index);

    /// <summary>The device of new tensors that were given none.</summary>
    public static Device get_default_device() => Device.Cpu;

    /// <summary>The tensor in another dtype on another device; itself where nothing changes and no copy is asked for.</summary>
    /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
    /// <exception cref="RuntimeError">The device is of a type no engine has.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.to</c>; derivatives.yaml <c>_to_copy</c>.</remarks>
    public static Tensor to(
        this Tensor self, Device? device, DType? dtype = null, bool non_blocking = false, bool copy = false,
        memory_format? memory_format = null)
    {
        if (device is not null) Checks.Target(device);
        return self.to(dtype ?? self.dtype, non_blocking, copy, memory_format);
    }

    /// <summary>The tensor in the other's dtype on the other's device.</summary>
    /// <inheritdoc cref="to(Tensor, Device, DType?, bool, bool, memory_format?)"/>
    public static Tensor to(
        this Tensor self, Tensor other, bool non_blocking = false, bool copy = false, memory_format? memory_format = null) =>
        self.to(other.device, other.dtype, non_blocking, copy, memory_format);

    /// <summary>The tensor in CPU memory; itself where it is there already.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.cpu</c>.</remarks>
    public static Tensor cpu(this Tensor self, memory_format? memory_format = null) =>
        self.to(Device.Cpu, memory_format: memory_format);

    /// <summary>Index of the CUDA device, −1 in CPU memory.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.get_device</c>.</remarks>
    public static long get_device(this Tensor input) => input.device.Index;
}
