using System.Runtime.InteropServices;

namespace Compat.Engines;

/// <summary>libtorch's stable C interface as function pointers, loaded once for the process.</summary>
/// <remarks>Headers: <c>torch/csrc/stable/c/shim.h</c> and <c>torch/csrc/inductor/aoti_torch/c/shim.h</c> of the wheel.</remarks>
internal static unsafe partial class Native
{
    /// <summary>The first version whose dispatcher call takes the caller's version (<c>torch_call_dispatcher</c>).</summary>
    private const ulong OldestAbi = 0x020A_0000_0000_0000;

    private static readonly Lock Gate = new();
    private static nint _library;

    /// <summary>What is loaded, or null.</summary>
    public static TorchInstallation? Installation { get; private set; }

    public static Shims CpuShims { get; private set; } = null!;

    /// <summary>The CUDA of what is loaded, or null; a test puts another one here.</summary>
    public static Accelerator? Cuda { get; set; }

    /// <summary>Why <c>libtorch_cuda</c> is there and does not load; else empty.</summary>
    public static string CudaFault { get; private set; } = "";

    /// <summary>The version of the interface, as every dispatcher call says it back.</summary>
    public static ulong Abi { get; private set; }

    /// <summary>Loads <paramref name="installation"/>; later calls do nothing.</summary>
    /// <exception cref="RuntimeError">It does not load, is older than PyTorch 2.10, or another libtorch is loaded.</exception>
    public static void Load(TorchInstallation installation)
    {
        lock (Gate)
        {
            if (Installation is not null)
            {
                if (Installation.Libraries == installation.Libraries) return;
                throw new RuntimeError(
                    $"PyTorch is loaded from {Installation.Libraries}; a process cannot load another one from {installation.Libraries}.");
            }

            NativeTorch.Load("libtorch", () => Bind(installation));
            Installation = installation;
        }
    }

    private static void Bind(TorchInstallation installation)
    {
        // The RUNPATH of every library is its own folder: one absolute path brings libc10 and libgomp with it.
        _library = LoadLibrary(installation.PathOf("torch_cpu"));
        Abi = Optional("aoti_torch_abi_version") is var abi and not 0 ? ((delegate* unmanaged<ulong>)abi)() : 0;
        if (Abi < OldestAbi || Optional("torch_call_dispatcher") == 0)
            throw new RuntimeError($"PyTorch {installation.Version} in {installation.Libraries}: 2.10 or newer is needed.");

        BindTensors();
        BindValues();
        BindThreads();
        BindContext();
        CpuShims = new(_library, "cpu");
        // Before the first call: libtorch asks once whether there is CUDA, and remembers.
        Cuda = Accelerator.Load(installation, out var fault);
        CudaFault = fault;
    }

    /// <summary>Turns recording off on this thread: autograd is above the engines.</summary>
    public static void StopRecording()
    {
        if (_isRecording() != 0) _setRecording(0);
    }

    private static nint LoadLibrary(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw new RuntimeError($"PyTorch in {path} does not load: {error.Message}", error);
        }
    }

    /// <exception cref="EntryPointNotFoundException">The library has no such function.</exception>
    public static nint Symbol(nint library, string name) => NativeLibrary.GetExport(library, name);

    /// <summary>The same, zero where there is no such function.</summary>
    public static nint Optional(nint library, string name) => NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;

    private static nint Symbol(string name) => Symbol(_library, name);

    private static nint Optional(string name) => Optional(_library, name);
}
