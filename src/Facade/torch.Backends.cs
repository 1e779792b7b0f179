using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Which engine computes: PyTorch's module <c>torch.backends</c>, with the choice of engine.</summary>
    public static partial class backends
    {
        private static readonly AsyncLocal<IEngine?> Scoped = new(change => OnThread = change.CurrentValue);
        private static IEngine? Default;

        [ThreadStatic]
        private static IEngine? OnThread;

        /// <summary>The engine new tensors get.</summary>
        internal static IEngine Current => OnThread ?? Default ?? Choose();

        /// <summary>Chooses the engine for the whole program, before the first tensor.</summary>
        /// <exception cref="RuntimeError">Tensors exist already on another engine, or the engine is not here.</exception>
        public static void use(string engine)
        {
            lock (Gate)
            {
                var chosen = Engine(engine);
                if (Default is not null && !ReferenceEquals(Default, chosen))
                {
                    throw new RuntimeError($"the engine is '{Default.Name}' already ({settings.Engine.Origin}): "
                        + $"torch.backends.use(\"{engine}\") comes before the first tensor; afterwards, torch.backends.scope chooses for a "
                        + "block of code");
                }

                Known = settings with { Engine = new(chosen.Name, "torch.backends.use") };
                Default = chosen;
            }
        }

        /// <summary>Chooses the engine of tensors made inside the <c>using</c> block.</summary>
        /// <exception cref="RuntimeError">The engine is not here.</exception>
        public static IDisposable scope(string engine) => Scope(Engine(engine), null);

        /// <summary>Chooses engine and device of tensors made inside the <c>using</c> block.</summary>
        /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
        /// <exception cref="RuntimeError">The engine or the device is not here.</exception>
        public static IDisposable scope(string engine, Device device) => Scope(Engine(engine), device);

        private static Restore Scope(IEngine engine, Device? device)
        {
            var restore = new Restore(OnThread, ScopeDevice(device is null ? Kept(engine) : Checks.Place(device, engine)));
            Set(engine);
            return restore;
        }

        // An engine without the default device computes in CPU memory.
        private static Device? Kept(IEngine engine) =>
            engine.DeviceCount(DefaultDevice.type) == 0 ? Device.Cpu : DeviceOnThread;

        private static void Set(IEngine? engine)
        {
            Scoped.Value = engine;
            OnThread = engine;
        }

        private sealed class Restore(IEngine? before, Device? device) : IDisposable
        {
            public void Dispose()
            {
                Set(before);
                ScopeDevice(device);
            }
        }
    }

    /// <summary>Threads one operation may use.</summary>
    public static int get_num_threads() => backends.Current.Threads;

    /// <exception cref="RuntimeError">The number is not positive.</exception>
    public static void set_num_threads(int num) => backends.Current.Threads = num > 0
        ? num
        : throw new RuntimeError("set_num_threads expects a positive integer");
}
