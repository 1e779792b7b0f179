using System.Runtime.CompilerServices;
using Compat.Engines;

namespace Compat.TestSupport;

/// <summary>Memory of the second engine: that of the reference engine behind a wall, on a device of its own.</summary>
public sealed class SecondStorage : Storage
{
    private static readonly ConditionalWeakTable<Storage, SecondStorage> Known = [];
    private readonly HostStorage _inner;

    private SecondStorage(HostStorage inner, Device device) => (_inner, Device) = (inner, device);

    public override long ByteCount => _inner.ByteCount;

    public override Device Device { get; }

    /// <summary>What the reference engine computes with.</summary>
    public static RawTensor Open(in RawTensor x) => x.Storage is SecondStorage second
        ? new RawTensor(second._inner, x.Shape, x.Offset, x.DType)
        : x;

    /// <summary>What the facade sees of the reference engine's result: the same storage for the same memory.</summary>
    public static RawTensor Close(in RawTensor x, Device device) => x.Storage is HostStorage host
        ? new RawTensor(Known.GetValue(host, _ => new SecondStorage(host, device)), x.Shape, x.Offset, x.DType)
        : x;
}
