namespace Compat;

public static partial class torch
{
    /// <summary>The default generator's functions under PyTorch's module name.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.random</c>.</remarks>
    public static class random
    {
        /// <inheritdoc cref="torch.manual_seed(long)"/>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <inheritdoc cref="torch.manual_seed(long)"/>
        public static Generator manual_seed(ulong seed) => torch.manual_seed(seed);

        /// <inheritdoc cref="torch.seed"/>
        public static ulong seed() => torch.seed();

        /// <inheritdoc cref="torch.initial_seed"/>
        public static ulong initial_seed() => torch.initial_seed();

        /// <inheritdoc cref="torch.get_rng_state"/>
        public static Tensor get_rng_state() => torch.get_rng_state();

        /// <inheritdoc cref="torch.set_rng_state"/>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);

        /// <summary>Draws inside the <c>using</c> block leave the default generator as it was before.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.random.fork_rng</c>.</remarks>
        public static IDisposable fork_rng(bool enabled = true) => new Fork(enabled ? torch.get_rng_state() : null);

        private sealed class Fork(Tensor? state) : IDisposable
        {
            private Tensor? _state = state;

            public void Dispose()
            {
                if (_state is not null) torch.set_rng_state(_state);
                _state = null;
            }
        }
    }
}

/// <summary><c>torch.Generator()</c> beside <c>new torch.Generator()</c>.</summary>
public static class GeneratorFactory
{
    extension(torch)
    {
        /// <inheritdoc cref="torch.Generator(Device?)"/>
        public static torch.Generator Generator(Device? device = null) => new(device);
    }
}
