namespace Compat;

internal static partial class Checks
{
    /// <exception cref="RuntimeError">A size is negative.</exception>
    public static void Sizes(Size size)
    {
        foreach (var value in size.Span)
        {
            if (value < 0) throw new RuntimeError($"Trying to create tensor with negative dimension {value}: [{string.Join(", ", size)}]");
        }
    }

    /// <summary>The dtype a number gives a new tensor: bool, int64, the default dtype or its complex twin.</summary>
    public static DType DTypeOf(Scalar number) => number.Kind switch
    {
        ScalarKind.Bool => DType.Bool,
        ScalarKind.Int => DType.Int64,
        ScalarKind.Float => torch.get_default_dtype(),
        _ => torch.get_default_dtype().ToComplex(),
    };

    /// <summary>The device, <c>cpu</c> where none is given.</summary>
    /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
    public static Device Device(Device? device)
    {
        if (device is null || device.type == "cpu") return Compat.Device.Cpu;
        if (device.type == "cuda") throw new AssertionError("Torch not compiled with CUDA enabled");
        throw new NotImplementedError($"device '{device}' is not supported by the engine '{torch.backends.Current.Name}'");
    }

    /// <summary>The device a tensor is to be moved to.</summary>
    /// <exception cref="AssertionError">The device needs a build of PyTorch that this is not.</exception>
    /// <exception cref="RuntimeError">The device is of a type no engine has.</exception>
    public static void Target(Device device)
    {
        if (device.type is "cuda" or "xpu") throw new AssertionError($"Torch not compiled with {device.type.ToUpperInvariant()} enabled");
        if (device.type == "meta") throw new NotImplementedError("tensors without elements (device 'meta') are not supported");
        if (device.type != "cpu") throw new RuntimeError($"PyTorch is not linked with support for {device.type} devices");
    }
}
