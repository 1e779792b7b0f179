namespace Compat.Engines;

internal static unsafe partial class Native
{
    private static delegate* unmanaged<uint*, int> _threads;
    private static delegate* unmanaged<int, void> _setThreads;

    /// <summary>How many threads an operator uses; setting it holds for the process (OpenMP and MKL).</summary>
    public static int Threads
    {
        get
        {
            uint threads;
            TorchFault.Check(_threads(&threads));
            return (int)threads;
        }
        set
        {
            if (_setThreads != null) _setThreads(value);
        }
    }

    // at::set_num_threads is no part of the C interface: a void(int) by its C++ name.
    private static void BindThreads()
    {
        _threads = (delegate* unmanaged<uint*, int>)Symbol("torch_get_num_threads");
        _setThreads = (delegate* unmanaged<int, void>)Optional(
            OperatingSystem.IsWindows() ? "?set_num_threads@at@@YAXH@Z" : "_ZN2at15set_num_threadsEi");
    }
}
