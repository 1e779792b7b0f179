namespace Compat.Engines;

/// <summary>libtorch through its own stable C interface, found in an installed PyTorch (2.10 or newer); computes on the CPU.</summary>
/// <remarks>
/// Operators are called by their schema names (<c>native_functions.yaml</c>) over the memory of the operands; autograd stays above.
/// </remarks>
public sealed partial class LibTorchEngine : IEngine
{
    private readonly TorchInstallation _installation;

    /// <summary>Loads the PyTorch that is found: the environment's, one near by, the one of the Python on PATH.</summary>
    /// <exception cref="RuntimeError">None was found, or it does not load; the text says where it was looked for.</exception>
    public LibTorchEngine() : this(null)
    {
    }

    /// <summary>Loads the PyTorch in <paramref name="folder"/>: its <c>torch/lib</c>, or a folder above that.</summary>
    /// <exception cref="RuntimeError">There is none, or it does not load; the text says where it was looked for.</exception>
    public LibTorchEngine(string? folder)
    {
        _installation = Native.Installation is { } loaded && folder is null ? loaded : TorchSearch.Find(folder);
        Native.Load(_installation);
    }

    /// <inheritdoc/>
    public string Name => "libtorch";

    /// <inheritdoc/>
    public string Version => _installation.Version;

    /// <inheritdoc/>
    public int Threads
    {
        get => Native.Threads;
        set => Native.Threads = value;
    }

    /// <summary>What is thrown for a kernel that this engine does not have.</summary>
    private static NotImplementedError Missing(string kernel) => new($"The engine 'libtorch' has no kernel {kernel} yet.");
}
