using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>The CUDA devices of the loaded PyTorch, and what is called for them in place of the CPU's entry points.</summary>
internal sealed unsafe class Accelerator
{
    // c10::DeviceType
    private const int Cpu = 0;
    private const int Cuda = 1;

    private delegate* unmanaged<sbyte> _count;
    private delegate* unmanaged<sbyte, byte*> _properties;
    private delegate* unmanaged<int, void**, int> _currentStream;
    private delegate* unmanaged<void*, int, int> _synchronize;

    /// <summary>The number of <c>c10::DeviceType</c>.</summary>
    public int Type { get; private init; }

    public required Shims Shims { get; init; }

    /// <summary>How many devices the driver shows; 0 also without a driver.</summary>
    /// <remarks>PyTorch 2.13 <c>c10::cuda::device_count</c>, which does not throw.</remarks>
    public int Count => _count == null ? 1 : _count();

    /// <summary>Loads <c>libtorch_cuda</c>, which registers its kernels; null where the installation is for the CPU only.</summary>
    /// <param name="installation">The PyTorch whose <c>libtorch_cpu</c> is loaded.</param>
    /// <param name="fault">Why it does not load where it is there, else empty.</param>
    public static Accelerator? Load(TorchInstallation installation, out string fault)
    {
        fault = "";
        if (!File.Exists(installation.PathOf("torch_cuda"))) return null;
        try
        {
            var (kernels, runtime) = (
                NativeLibrary.Load(installation.PathOf("torch_cuda")), NativeLibrary.Load(installation.PathOf("c10_cuda")));
            return new()
            {
                Type = Cuda,
                Shims = new(kernels, "cuda"),
                // The C interface has neither a count nor names: functions by their C++ names.
                _count = (delegate* unmanaged<sbyte>)Native.Symbol(
                    runtime, OperatingSystem.IsWindows() ? "?device_count@cuda@c10@@YACXZ" : "_ZN3c104cuda12device_countEv"),
                _properties = (delegate* unmanaged<sbyte, byte*>)Native.Optional(
                    kernels,
                    OperatingSystem.IsWindows()
                        ? "?getDeviceProperties@cuda@at@@YAPEAUcudaDeviceProp@@C@Z"
                        : "_ZN2at4cuda19getDevicePropertiesEa"),
                _currentStream = (delegate* unmanaged<int, void**, int>)Native.Symbol(kernels, "aoti_torch_get_current_cuda_stream"),
                _synchronize = (delegate* unmanaged<void*, int, int>)Native.Symbol(kernels, "torch_cuda_stream_synchronize"),
            };
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            fault = $"{installation.PathOf("torch_cuda")} does not load: {error.Message}";
            return null;
        }
    }

    /// <summary>CPU memory behind the name <c>cuda</c>: every path of a device but its kernels, for tests without a GPU.</summary>
    public static Accelerator OverCpu() => new() { Type = Cpu, Shims = Native.CpuShims };

    /// <summary>The index that libtorch knows a device by; the CPU has none.</summary>
    public int IndexOf(Device device) => Type == Cpu ? -1 : device.index ?? 0;

    /// <summary>Waits for the current stream, which everything here is queued on.</summary>
    public void Synchronize(int index)
    {
        if (_synchronize == null) return;
        void* stream;
        TorchFault.Check(_currentStream(index, &stream));
        TorchFault.Check(_synchronize(stream, index));
    }

    /// <summary>The name of a device, as <c>torch.cuda.get_device_name</c> has it.</summary>
    /// <remarks>PyTorch 2.13 <c>at::cuda::getDeviceProperties</c>; <c>cudaDeviceProp</c> begins with its name.</remarks>
    public string NameOf(int index) =>
        _properties == null ? $"cuda:{index}" : Marshal.PtrToStringUTF8((nint)_properties((sbyte)index)) ?? "";
}
