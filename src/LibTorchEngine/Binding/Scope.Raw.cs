using System.Runtime.CompilerServices;

namespace Compat.Engines;

internal sealed unsafe partial class Scope
{
    // Native blocks are not pinned; what keeps them is their storage, which must not be collected during the call.
    private readonly List<Storage> _held = [];

    /// <summary>The tensor as libtorch sees it, without a copy of anything but the few bytes inside a storage object.</summary>
    public Value In(in RawTensor x) => In(x, out _);

    /// <summary>The tensor, or none where there is none.</summary>
    public Value InMaybe(in RawTensor x) => x.Exists ? In(x) : default;

    /// <summary>Every one of <paramref name="tensors"/>; none where one does not exist.</summary>
    public Value[] InAll(ReadOnlySpan<RawTensor> tensors)
    {
        var values = new Value[tensors.Length];
        for (var i = 0; i < values.Length; i++) values[i] = InMaybe(tensors[i]);
        return values;
    }

    /// <summary>Copies a result out: to <paramref name="into"/> where it exists, else to memory of its own, strides kept.</summary>
    public RawTensor Result(Value value, in RawTensor into)
    {
        if (!into.Exists) return Result(value);
        var target = In(into, out var isCopy);
        Copy(value, target);
        if (isCopy) WriteBack(target, into);
        return into;
    }

    /// <summary>
    /// A result out of the scope, in memory of its own: small ones are copied, of large ones libtorch's memory is taken over. What is
    /// not defined becomes none.
    /// </summary>
    public RawTensor Result(Value value)
    {
        if (!value.IsDefined) return default;
        var dtype = TorchType.Of(value.ScalarType);
        var shape = Shape.Of(value.Sizes, value.Strides);
        if (!shape.IsNonOverlappingAndDense)
        {
            value = Call("aten::clone"u8, value, Argument.Some(0));
            shape = Shape.Of(value.Sizes);
        }

        var bytes = shape.Count * dtype.itemsize;
        if (IsOnDevice(value))
        {
            if (!IsAlone(value, bytes)) value = Call("aten::clone"u8, value, Argument.None);
            return new(Kept(value, _place!.Device), shape, 0, dtype);
        }

        if (bytes > HostStorage.ManagedBytes && IsAlone(value, bytes)) return new(Take(value, bytes), shape, 0, dtype);
        var result = RawTensor.OnHost(shape, dtype);
        var storage = (HostStorage)result.Storage;
        if (bytes > 0)
        {
            fixed (byte* target = &storage.Data) Buffer.MemoryCopy(value.Data, target, bytes, bytes);
            GC.KeepAlive(storage);
        }

        return result;
    }

    /// <summary>A storage over the memory of a tensor that libtorch made, which the storage keeps from now on.</summary>
    private HostStorage Take(Value value, long bytes)
    {
        var storage = new HostStorage(new NativeBlock((byte*)value.Data, bytes, &Handles.Drop, Handles.Keep(value.Handle)), bytes);
        _held.Add(storage);
        return storage;
    }

    /// <summary>Whether the tensor shows all of its memory, and this memory is no operand's and no other result's.</summary>
    private bool IsAlone(Value value, long bytes)
    {
        long offset;
        TorchFault.Check(Native.StorageOffset(value.Handle, &offset));
        if (value.StorageSize != bytes || offset != 0) return false;
        var data = (byte*)value.Data;
        foreach (var held in _held)
        {
            // A result as large as this lies in no smaller memory.
            var start = StartOf(held);
            if (data >= start && data < start + held.ByteCount) return false;
        }

        return true;
    }

    private static byte* StartOf(Storage storage)
    {
        if (storage is CudaStorage cuda) return cuda.Data;
        return storage is HostStorage { Block: { } block } ? block.Pointer : null;
    }

    private static void WriteBack(Value target, in RawTensor into)
    {
        ref var place = ref ((HostStorage)into.Storage).At<byte>(into.Offset * into.DType.itemsize);
        Unsafe.CopyBlockUnaligned(ref place, ref *(byte*)target.Data, (uint)(into.Shape.Extent * into.DType.itemsize));
    }

    private Value In(in RawTensor x, out bool isCopy)
    {
        if (x.Storage is CudaStorage cuda)
        {
            isCopy = false;
            return In(x, cuda);
        }

        if (x.Storage is not HostStorage storage)
            throw new NotImplementedError($"The engine 'libtorch' does not compute in memory of another engine on {x.Storage.Device}.");
        _held.Add(storage);
        var start = storage.Block is { } block ? block.Pointer : storage.Array is { } array ? Pin(array) : null;
        var data = start + (x.Offset * x.DType.itemsize);
        // c10::complex<double> is alignas(16), and its loops load it so; managed arrays are aligned to 8.
        isCopy = start == null || (x.DType.Type == ScalarType.ComplexDouble && ((nint)data & 15) != 0);
        if (isCopy)
        {
            var bytes = (int)x.Shape.Extent * x.DType.itemsize;
            data = Scratch(bytes);
            Unsafe.CopyBlockUnaligned(ref *data, ref storage.At<byte>(x.Offset * x.DType.itemsize), (uint)bytes);
        }

        return Over(data, x.Sizes, x.Strides, (int)x.DType.Type);
    }
}
