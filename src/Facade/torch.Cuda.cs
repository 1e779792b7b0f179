namespace Compat;

public static partial class torch
{
    /// <summary>PyTorch's module <c>torch.cuda</c>, as a build without CUDA has it.</summary>
    /// <remarks>PyTorch 2.13 torch/cuda/__init__.py: questions answer, and what needs a device throws.</remarks>
    public static class cuda
    {
        /// <summary>True where tensors can lie on a CUDA device.</summary>
        public static bool is_available() => false;

        /// <summary>Number of CUDA devices.</summary>
        public static int device_count() => 0;

        /// <summary>True once the CUDA state exists.</summary>
        public static bool is_initialized() => false;

        /// <summary>True where a device computes in bfloat16.</summary>
        public static bool is_bf16_supported(bool including_emulation = true) => false;

        /// <summary>Index of the selected device.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static int current_device() => throw Missing();

        /// <summary>Selects a device; a negative one selects nothing.</summary>
        /// <exception cref="AssertionError">There is no CUDA, and the device is not negative.</exception>
        public static void set_device(int device)
        {
            if (device >= 0) throw Missing();
        }

        /// <summary>The device's name.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static string get_device_name(Device? device = null) => throw Missing();

        /// <summary>Major and minor compute capability.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static (int Major, int Minor) get_device_capability(Device? device = null) => throw Missing();

        /// <summary>Waits for the device.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static void synchronize(Device? device = null) => throw Missing();

        /// <summary>Makes the CUDA state.</summary>
        /// <exception cref="AssertionError">There is no CUDA.</exception>
        public static void init() => throw Missing();

        /// <summary>Gives unused cached memory back; without CUDA there is none.</summary>
        public static void empty_cache()
        {
        }

        /// <summary>Seeds the selected device; without CUDA there is nothing to seed.</summary>
        public static void manual_seed(long seed)
        {
        }

        /// <summary>Seeds all devices; without CUDA there are none.</summary>
        public static void manual_seed_all(long seed)
        {
        }

        /// <summary>Bytes of tensors on a device.</summary>
        public static long memory_allocated(Device? device = null) => 0;

        /// <summary>Most bytes of tensors there were on a device.</summary>
        public static long max_memory_allocated(Device? device = null) => 0;

        private static AssertionError Missing() => new("Torch not compiled with CUDA enabled");
    }
}
