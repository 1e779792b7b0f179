using System.Security.Cryptography;
using Compat.Engines;

namespace Compat;

public static partial class torch
{
    private static readonly Lock GeneratorGate = new();
    private static Generator? DefaultGenerator;

    /// <summary>The generator drawn from where none is given; its first seed is the settings' or the operating system's.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.default_generator</c>.</remarks>
    public static Generator default_generator => Volatile.Read(ref DefaultGenerator) ?? MakeDefault();

    /// <summary>Seeds the default generator; only the low 32 bits of <paramref name="seed"/> choose the stream.</summary>
    /// <returns>The default generator.</returns>
    /// <remarks>PyTorch 2.13 <c>torch.manual_seed</c>.</remarks>
    public static Generator manual_seed(long seed) => default_generator.manual_seed(seed);

    /// <inheritdoc cref="manual_seed(long)"/>
    public static Generator manual_seed(ulong seed) => default_generator.manual_seed(seed);

    /// <summary>Seeds the default generator from the operating system; returns the 53-bit seed.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.seed</c>.</remarks>
    public static ulong seed() => default_generator.seed();

    /// <summary>The seed of the default generator.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.initial_seed</c>.</remarks>
    public static ulong initial_seed() => default_generator.initial_seed();

    /// <summary>The state of the default generator: 5056 bytes, uint8.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.get_rng_state</c>.</remarks>
    public static Tensor get_rng_state() => default_generator.get_state();

    /// <summary>Sets the state of the default generator.</summary>
    /// <exception cref="TypeError">The dtype is not uint8.</exception>
    /// <exception cref="RuntimeError">There are not 5056 bytes, or they are no state.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.set_rng_state</c>.</remarks>
    public static void set_rng_state(Tensor new_state) => default_generator.set_state(new_state);

    private static Generator MakeDefault()
    {
        var seed = backends.settings.Seed.Value ?? Entropy();
        lock (GeneratorGate) return DefaultGenerator ??= new(new RandomStream(seed));
    }

    private static ulong Entropy() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) & ((1UL << 53) - 1);

    /// <summary>A stream of random numbers: PyTorch's Mersenne twister of the CPU, on every engine.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.Generator</c>, <c>at::CPUGeneratorImpl</c>.</remarks>
    public sealed class Generator
    {
        /// <summary>A generator with the seed 67280421310721.</summary>
        /// <exception cref="RuntimeError">The device is not the CPU.</exception>
        public Generator(Device? device = null)
            : this(new RandomStream())
        {
            if (device is { type: not "cpu" })
            {
                throw new RuntimeError($"{device.type.ToUpperInvariant()} device type not an accelerator.");
            }
        }

        internal Generator(RandomStream stream) => Stream = stream;

        internal RandomStream Stream { get; }

        /// <summary>The CPU.</summary>
        public Device device => Device.Cpu;

        /// <summary>Starts the stream of <paramref name="seed"/>; negative seeds count as two's complement.</summary>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed) => manual_seed(unchecked((ulong)seed));

        /// <inheritdoc cref="manual_seed(long)"/>
        public Generator manual_seed(ulong seed)
        {
            lock (Stream.Gate) Stream.Seed(seed);
            return this;
        }

        /// <summary>Starts a stream seeded by the operating system; returns the 53-bit seed.</summary>
        public ulong seed()
        {
            var seed = Entropy();
            manual_seed(seed);
            return seed;
        }

        /// <summary>The seed the stream started from.</summary>
        public ulong initial_seed()
        {
            lock (Stream.Gate) return Stream.InitialSeed;
        }

        /// <summary>The state: 5056 bytes, uint8, as PyTorch lays them out.</summary>
        public Tensor get_state()
        {
            byte[] state;
            lock (Stream.Gate) state = Stream.GetState();
            var result = empty(state.Length, dtype: DType.UInt8);
            var host = RawTensor.OnHost(result.Raw.Shape, DType.UInt8);
            state.CopyTo(Sampling.Elements<byte>(host));
            result.Engine.Copy(host, result.Raw);
            return result;
        }

        /// <summary>Continues from a state.</summary>
        /// <exception cref="TypeError">The dtype is not uint8.</exception>
        /// <exception cref="RuntimeError">There are not 5056 bytes, or they are no state.</exception>
        public Generator set_state(Tensor new_state)
        {
            if (new_state.dtype != DType.UInt8) throw new TypeError("RNG state must be a torch.ByteTensor");
            var state = Sampling.Elements<byte>(Sampling.OnHost(new_state, new_state.Raw.Shape.Contiguous())).ToArray();
            GC.KeepAlive(new_state);
            lock (Stream.Gate) Stream.SetState(state);
            return this;
        }

        /// <summary>An independent generator in the same state.</summary>
        public Generator clone_state()
        {
            var copy = new RandomStream();
            lock (Stream.Gate) copy.SetState(Stream.GetState());
            return new Generator(copy);
        }

        /// <exception cref="RuntimeError">Always: the CPU's generator has no offset.</exception>
        public long get_offset() => throw new RuntimeError("CPU Generator does not use offset");

        /// <exception cref="RuntimeError">Always: the CPU's generator has no offset.</exception>
        public void set_offset(long offset) => throw new RuntimeError("CPU Generator does not use offset");
    }
}
