namespace Compat;

public static partial class torch
{
    /// <summary>PyTorch's module <c>torch.cuda</c>, as the current engine answers.</summary>
    /// <remarks>PyTorch 2.13 torch/cuda/__init__.py: questions answer, and what needs a device throws where there is none.</remarks>
    public static class cuda
    {
        private static readonly AsyncLocal<int> Current = new(change => Selected = change.CurrentValue);

        /// <summary>The index that <c>cuda</c> without one means.</summary>
        [field: ThreadStatic]
        internal static int Selected { get; private set; }

        /// <summary>True where tensors can lie on a CUDA device.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Number of CUDA devices.</summary>
        public static int device_count() => backends.Current.DeviceCount("cuda");

        /// <summary>True once the CUDA state exists: where there is a device.</summary>
        public static bool is_initialized() => is_available();

        /// <summary>True where a device computes in bfloat16.</summary>
        public static bool is_bf16_supported(bool including_emulation = true) => is_available();

        /// <summary>Index of the selected device.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static int current_device()
        {
            init();
            return Selected;
        }

        /// <summary>Selects a device; a negative one selects nothing.</summary>
        /// <exception cref="AssertionError">There is no CUDA, and the device is not negative.</exception>
        /// <exception cref="RuntimeError">There is no device of that index.</exception>
        public static void set_device(int device)
        {
            if (device < 0) return;
            init();
            if (device >= device_count()) throw Checks.InvalidOrdinal();
            Current.Value = device;
            Selected = device;
        }

        /// <inheritdoc cref="set_device(int)"/>
        public static void set_device(Device device) => set_device(device.Index);

        /// <summary>The device's name.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static string get_device_name(Device? device = null) => backends.Current.Describe().CudaDevices[Index(device)];

        /// <summary>Major and minor compute capability.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        /// <exception cref="NotImplementedError">No engine tells.</exception>
        public static (int Major, int Minor) get_device_capability(Device? device = null)
        {
            Index(device);
            throw new NotImplementedError("the engines do not tell a device's compute capability");
        }

        /// <summary>Waits for the device.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static void synchronize(Device? device = null) => backends.Current.Synchronize(new Device("cuda", Index(device)));

        /// <summary>Makes the CUDA state.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static void init()
        {
            if (!is_available()) throw new AssertionError("Torch not compiled with CUDA enabled");
        }

        /// <summary>Gives unused cached memory back: what nothing refers to any more.</summary>
        public static void empty_cache()
        {
            if (is_available()) GC.Collect();
        }

        /// <summary>Nothing: random numbers come from the CPU's stream.</summary>
        public static void manual_seed(long seed)
        {
        }

        /// <inheritdoc cref="manual_seed"/>
        public static void manual_seed_all(long seed)
        {
        }

        /// <summary>Bytes of tensors on a device: 0 without CUDA.</summary>
        /// <exception cref="NotImplementedError">There is CUDA: no engine tells.</exception>
        public static long memory_allocated(Device? device = null) => is_available()
            ? throw new NotImplementedError("the engines do not tell how much memory of a device is used")
            : 0;

        /// <summary>Most bytes of tensors there were on a device: 0 without CUDA.</summary>
        /// <exception cref="NotImplementedError">There is CUDA: no engine tells.</exception>
        public static long max_memory_allocated(Device? device = null) => memory_allocated(device);

        private static int Index(Device? device)
        {
            init();
            return Checks.Place(device ?? new Device("cuda"), backends.Current).Index;
        }
    }
}
