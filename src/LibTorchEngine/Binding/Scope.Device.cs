namespace Compat.Engines;

// The one place that decides by device: where memory is made, which entry points are called, what becomes of 0-d operands in CPU memory.
internal sealed unsafe partial class Scope
{
    // The storage whose device the call runs on; none on the CPU.
    private CudaStorage? _place;

    private Shims Kernels => _place is null ? Native.CpuShims : Native.Cuda!.Shims;

    /// <summary>The device of the call, for operators that make tensors.</summary>
    public Argument Place => _place is null
        ? Argument.None
        : Argument.Some(((long)Native.Cuda!.Type << 32) | (uint)Native.Cuda.IndexOf(_place.Device));

    /// <summary>Memory of libtorch's for a row-major result where <paramref name="beside"/> lies, not cleared.</summary>
    public Value Empty(ReadOnlySpan<long> sizes, DType dtype, Storage beside)
    {
        if (beside is CudaStorage cuda) _place = cuda;
        return Empty(Shape.Of(sizes), dtype);
    }

    /// <summary>Memory on a CUDA device, not cleared.</summary>
    public RawTensor EmptyOn(Device device, Shape shape, DType dtype)
    {
        var value = Own(Handles.Empty(shape.Sizes, shape.Strides, (int)dtype.Type, Native.Cuda!.Type, Native.Cuda.IndexOf(device)));
        return new(Kept(value, device), shape, 0, dtype);
    }

    private Value Empty(Shape shape, DType dtype) => _place is null
        ? Own(Handles.Empty(shape.Sizes, shape.Strides, (int)dtype.Type, 0, -1))
        : Own(Handles.Empty(
            shape.Sizes, shape.Strides, (int)dtype.Type, Native.Cuda!.Type, Native.Cuda.IndexOf(_place.Device)));

    private Value In(in RawTensor x, CudaStorage storage)
    {
        _place = storage;
        _held.Add(storage);
        // What has no elements has no address, which libtorch would ask the driver about.
        if (x.Count == 0) return Empty(x.Shape, x.DType);
        var data = storage.Data + (x.Offset * x.DType.itemsize);
        return Own(Handles.Over(
            data, x.Sizes, x.Strides, (int)x.DType.Type, Native.Cuda!.Type, Native.Cuda.IndexOf(storage.Device)));
    }

    private bool IsOnDevice(Value value) => _place is not null && value.DeviceType == Native.Cuda!.Type;

    /// <summary>A storage that keeps a tensor on the device alive.</summary>
    private CudaStorage Kept(Value value, Device device)
    {
        var storage = new CudaStorage(Handles.Keep(value.Handle), (byte*)value.Data, value.StorageSize, device);
        _held.Add(storage);
        return storage;
    }

    // Arithmetic takes numbers in CPU memory beside operands of a device; most kernels do not.
    private static bool TakesNumbers(Operator op) =>
        op.Name.SequenceEqual("aten::mul"u8) || op.Name.SequenceEqual("aten::div"u8) || op.Name.SequenceEqual("aten::gt"u8)
        || op.Name.SequenceEqual("aten::ge"u8) || op.Name.SequenceEqual("aten::lt"u8) || op.Name.SequenceEqual("aten::le"u8)
        || op.Name.SequenceEqual("aten::eq"u8) || op.Name.SequenceEqual("aten::ne"u8);

    /// <summary>The arguments with 0-d tensors moved to the call's device.</summary>
    private ReadOnlySpan<Argument> Moved(Operator op, ReadOnlySpan<Argument> arguments)
    {
        if (_place is null || TakesNumbers(op)) return arguments;
        var moved = arguments.ToArray();
        foreach (ref var argument in moved.AsSpan())
        {
            if (argument.Kind == ArgumentKind.Tensor)
            {
                Argument there = Moved(new Value((nint)argument.Bits));
                argument = argument.IsOptional ? Argument.Some(there) : there;
            }
            else if (argument.Kind is ArgumentKind.Tensors or ArgumentKind.OptionalTensors)
            {
                // Lists are made for one call.
                foreach (ref var value in ((Value[])argument.List!).AsSpan()) value = Moved(value);
            }
        }

        return moved;
    }

    private Value Moved(Value value)
    {
        if (value.Handle == 0 || value.Rank != 0 || value.DeviceType != 0) return value;
        var there = Empty(Shape.Scalar, TorchType.Of(value.ScalarType));
        Copy(value, there);
        return there;
    }
}
