namespace Compat;

// Members that would collide in `torch`: its class `cuda`, and Python's `type(…)`.
public partial class Tensor
{
    /// <summary>True in CPU memory.</summary>
    public bool is_cpu => device.type == "cpu";

    /// <summary>True on a CUDA device.</summary>
    public bool is_cuda => device.type == "cuda";

    /// <summary>True for a tensor without elements of its own.</summary>
    public bool is_meta => device.type == "meta";

    /// <summary>The tensor on a CUDA device.</summary>
    /// <exception cref="AssertionError">The engine has no CUDA.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.cuda</c>.</remarks>
    public Tensor cuda(Device? device = null, bool non_blocking = false, memory_format? memory_format = null) =>
        this.to(device ?? new Device("cuda"), null, non_blocking, false, memory_format);

    /// <summary>The legacy name of dtype and device: <c>torch.FloatTensor</c>.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.type</c>.</remarks>
    public string type() => (is_cuda ? "torch.cuda." : "torch.") + dtype.Type + "Tensor";

    /// <summary>The tensor in another dtype.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.type</c>.</remarks>
    public Tensor type(DType dtype, bool non_blocking = false) => this.to(dtype, non_blocking);
}
