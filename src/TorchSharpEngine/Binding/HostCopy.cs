using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>Bytes between memory of the facade's and CPU tensors of TorchSharp's.</summary>
internal static class HostCopy
{
    /// <summary>A flat tensor (0-d for one of rank 0) of the elements <paramref name="x"/> reaches over, gaps included.</summary>
    public static Tensor Make(in RawTensor x)
    {
        if (x.Storage is not HostStorage storage)
            throw new RuntimeError($"The engine 'torchsharp' cannot read memory of another engine on {x.Storage.Device}.");
        var elements = x.Shape.Extent;
        var flat = Torch.empty(x.Rank == 0 ? [] : [elements], dtype: TorchDevices.Of(x.DType), device: TorchDevices.Of(Device.Cpu));
        var bytes = elements * x.DType.itemsize;
        if (bytes == 0) return flat;
        ref var first = ref storage.At<byte>(x.Offset * x.DType.itemsize);
        MemoryMarshal.CreateReadOnlySpan(ref first, checked((int)bytes)).CopyTo(flat.bytes);
        GC.KeepAlive(storage);
        return flat;
    }

    /// <summary>Copies all of a row-major CPU tensor to byte <paramref name="offset"/> of <paramref name="storage"/>.</summary>
    public static void Read(Tensor flat, HostStorage storage, long offset)
    {
        var bytes = flat.bytes;
        if (bytes.Length == 0) return;
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref storage.At<byte>(offset), bytes.Length));
        GC.KeepAlive(storage);
        GC.KeepAlive(flat);
    }
}
