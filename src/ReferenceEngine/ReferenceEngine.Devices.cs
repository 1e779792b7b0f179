using System.Runtime.Intrinsics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <summary>Always true: no kernel's result depends on time or threads.</summary>
    public bool Deterministic
    {
        get => true;
        set
        {
        }
    }

    public int DeviceCount(string type) => type == "cpu" ? 1 : 0;

    public void Synchronize(Device device)
    {
    }

    public EngineDescription Describe() => new(Name, Version, null, null, CpuCapability, Threads, []);

    private static string CpuCapability =>
        Vector512.IsHardwareAccelerated ? "AVX512" : Vector256.IsHardwareAccelerated ? "AVX2" : "DEFAULT";
}
