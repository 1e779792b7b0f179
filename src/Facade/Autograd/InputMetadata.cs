namespace Compat;

/// <summary>What a node knows of a forward output: its gradient is brought to this shape, dtype and device.</summary>
/// <remarks>PyTorch 2.13 <c>torch._C._autograd._InputMetadata</c>.</remarks>
public sealed class InputMetadata
{
    internal InputMetadata(Node.OutputInfo info, Device device) =>
        (shape, dtype, this.device) = (info.Shape?.Sizes.ToArray() ?? [], info.DType, device);

    /// <summary>The output's sizes.</summary>
    public long[] shape { get; }

    /// <summary>The output's element type.</summary>
    public DType dtype { get; }

    /// <summary>Where the output lies.</summary>
    public Device device { get; }

    public override string ToString() => "<torch._C._autograd._InputMetadata object>";
}
