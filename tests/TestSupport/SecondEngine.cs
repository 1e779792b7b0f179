using Compat.Engines;

namespace Compat.TestSupport;

/// <summary>
/// A second engine for tests, on <c>cpu</c>, <c>cuda:0</c> and <c>cuda:1</c>: the reference engine in memory that the facade cannot look
/// into. It refuses what an engine on a device could not take: CPU memory of the facade beyond single numbers, and several devices.
/// </summary>
/// <remarks>What is not written here is forwarded by <see cref="ForwardingEngine"/>. After DiffSharp's test duplicate.</remarks>
public class SecondEngine
{
    private const int Devices = 2;
    private static readonly Lock Gate = new();
    private static IEngine? Made;

    [ThreadStatic]
    private static Device? Found;

    /// <summary>The engine that computes.</summary>
    protected IEngine Inner { get; } = KnownEngines.Get("reference");

    /// <summary>How often a device was waited for.</summary>
    public static int Synchronized { get; private set; }

    /// <summary>Makes the engine known by the name <c>second</c>.</summary>
    public static IEngine Register()
    {
        lock (Gate)
        {
            if (Made is not null) return Made;
            Made = ForwardingEngine.Make(typeof(SecondEngine));
            KnownEngines.Add(Made);
            return Made;
        }
    }

    public virtual string Name => "second";

    public virtual string Version => Inner.Version;

    public virtual int Threads
    {
        get => Inner.Threads;
        set => Inner.Threads = value;
    }

    public virtual bool Deterministic { get; set; }

    public virtual int DeviceCount(string type) => type switch
    {
        "cpu" => 1,
        "cuda" => Devices,
        _ => 0,
    };

    public virtual void Synchronize(Device device) => Synchronized++;

    public virtual EngineDescription Describe() =>
        new(Name, Version, null, null, "DEFAULT", Threads, [.. Enumerable.Range(0, Devices).Select(i => $"Pretended device {i}")]);

    public virtual RawTensor Empty(Shape shape, DType dtype, Device device) =>
        SecondStorage.Close(Inner.Empty(shape, dtype, Device.Cpu), device);

    public virtual RawTensor Copy(in RawTensor x, in RawTensor into)
    {
        Inner.Copy(SecondStorage.Open(x), SecondStorage.Open(into));
        return into;
    }

    public virtual RawTensor ToHost(in RawTensor x)
    {
        if (x.Storage is HostStorage) return x;
        return Inner.Copy(SecondStorage.Open(x), RawTensor.OnHost(Shape.Of(x.Sizes), x.DType));
    }

    public virtual RawTensor FromHost(in RawTensor x, Device device) => x.Storage is HostStorage
        ? SecondStorage.Close(Inner.Copy(x, RawTensor.OnHost(x.Shape, x.DType)).As(x.Shape, 0), device)
        : throw new InvalidOperationException("FromHost takes memory of the facade.");

    /// <summary>An operand of a kernel.</summary>
    public static RawTensor Open(in RawTensor x)
    {
        if (!x.Exists) return x;
        if (x.Storage is HostStorage && x.Rank > 0)
        {
            throw new InvalidOperationException("The facade handed its own memory to a kernel of another engine.");
        }

        var device = x.Storage.Device;
        if (device.type != "cpu" || x.Rank > 0)
        {
            if (Found is not null && Found != device)
            {
                throw new InvalidOperationException($"A kernel was given tensors on {Found} and {device}.");
            }

            Found = device;
        }

        return SecondStorage.Open(x);
    }

    /// <summary>Operands of a kernel.</summary>
    public static ReadOnlySpan<RawTensor> Open(ReadOnlySpan<RawTensor> several)
    {
        var opened = new RawTensor[several.Length];
        for (var i = 0; i < opened.Length; i++) opened[i] = Open(several[i]);
        return opened;
    }

    /// <summary>Begins a call.</summary>
    public static void Begin() => Found = null;

    /// <summary>A result of a kernel.</summary>
    public static RawTensor Close(RawTensor x) => x.Exists ? SecondStorage.Close(x, Found ?? Device.Cpu) : x;

    public static (RawTensor, RawTensor) Close((RawTensor, RawTensor) x) => (Close(x.Item1), Close(x.Item2));

    public static (RawTensor, RawTensor, RawTensor) Close((RawTensor, RawTensor, RawTensor) x) =>
        (Close(x.Item1), Close(x.Item2), Close(x.Item3));

    public static Normalized Close(Normalized x) => new(Close(x.Output), Close(x.Mean), Close(x.InverseDeviation));

    public static NormalizationGradients Close(NormalizationGradients x) => new(Close(x.Input), Close(x.Weight), Close(x.Bias));
}
