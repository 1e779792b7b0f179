using Compat.Engines;

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

    /// <summary>The tensor in another dtype on another device; itself where nothing changes and no copy is asked for.</summary>
    /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
    /// <exception cref="RuntimeError">The engine has no device of that index or type.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.to</c>; derivatives.yaml <c>_to_copy</c>.</remarks>
    public static Tensor to(
        this Tensor self, Device? device, DType? dtype = null, bool non_blocking = false, bool copy = false,
        memory_format? memory_format = null) =>
        Moved(self, self.Engine, Checks.Device(device, self), dtype ?? self.dtype, copy, memory_format);

    /// <summary>The tensor on another device or another engine; itself where it is there already and no copy is asked for.</summary>
    /// <param name="self">Any tensor; it keeps its engine where only a device is named.</param>
    /// <param name="device">A device (<c>cuda:1</c>), an engine (<c>libtorch</c>: in CPU memory), or both
    /// (<c>libtorch:cuda:0</c>).</param>
    /// <param name="dtype">By default the tensor's.</param>
    /// <param name="non_blocking">Taken for PyTorch's sake.</param>
    /// <param name="copy">True to copy always.</param>
    /// <param name="memory_format">By default dense tensors keep their strides.</param>
    /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
    /// <exception cref="RuntimeError">The text names neither a device nor an engine, or one that is not here.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.to</c>; engines are this project's.</remarks>
    public static Tensor to(
        this Tensor self, string device, DType? dtype = null, bool non_blocking = false, bool copy = false,
        memory_format? memory_format = null)
    {
        var (engine, place) = Placement.Read(device, self.Engine);
        return Moved(self, engine, place, dtype ?? self.dtype, copy, memory_format);
    }

    /// <summary>The tensor in the other's dtype on the other's device, and its engine.</summary>
    /// <inheritdoc cref="to(Tensor, Device, DType?, bool, bool, memory_format?)"/>
    public static Tensor to(
        this Tensor self, Tensor other, bool non_blocking = false, bool copy = false, memory_format? memory_format = null) =>
        Moved(self, other.Engine, other.device, other.dtype, copy, memory_format);

    /// <summary>The tensor in CPU memory; itself where it is there already.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.cpu</c>.</remarks>
    public static Tensor cpu(this Tensor self, memory_format? memory_format = null) =>
        self.to(Device.Cpu, memory_format: memory_format);

    /// <summary>Index of the CUDA device, −1 in CPU memory.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.get_device</c>.</remarks>
    public static long get_device(this Tensor input) => input.device.Index;

    /// <summary>The tensor in a place, as a copy within the graph unless it is there.</summary>
    internal static Tensor Moved(Tensor self, IEngine engine, Device device, DType dtype, bool copy = false, memory_format? format = null)
    {
        if (ReferenceEquals(engine, self.Engine) && self.device == device) return self.to(dtype, copy: copy, memory_format: format);
        if (self.dtype.is_complex && !dtype.is_complex) Warnings.DiscardsImaginary();
        var result = Tensor.Of(Copied(self, Checks.ShapeFor(self, format), engine, device, dtype), engine);
        GC.KeepAlive(self);
        return Graph.Needs(self) ? result.Record(new ToCopyBackward0(self)) : result;
    }

    /// <summary>A copy of the elements in a place; between engines they go through CPU memory.</summary>
    private static RawTensor Copied(Tensor self, Shape shape, IEngine engine, Device device, DType dtype) =>
        ReferenceEquals(engine, self.Engine)
            ? engine.Copy(self.Raw, engine.Empty(shape, dtype, device))
            : engine.FromHost(self.Engine.Copy(self.Raw, RawTensor.OnHost(shape, dtype)), device);
}
