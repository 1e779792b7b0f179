namespace Compat.Engines;

/// <summary>libtorch through the package TorchSharp; computes on the CPU, and on CUDA where its libtorch does.</summary>
/// <remarks>
/// TorchSharp disposes nothing by itself but in finalizers, and some of its native entry points end the process when they fail: this
/// engine disposes what it makes, counts its bytes, and leaves those entry points alone or checks their arguments first.
/// </remarks>
public sealed partial class TorchSharpEngine : IEngine
{
    private readonly TorchLibrary _library;

    /// <summary>Loads the native library that lies beside the application or in its packages.</summary>
    /// <exception cref="RuntimeError">There is none, it does not load, or another engine has loaded a libtorch.</exception>
    public TorchSharpEngine() => _library = TorchLibrary.Load();

    /// <inheritdoc/>
    public string Name => "torchsharp";

    /// <inheritdoc/>
    public string Version => _library.Version;

    /// <inheritdoc/>
    public int Threads
    {
        get => Torch.get_num_threads();
        set => Torch.set_num_threads(value);
    }
}
