using Compat.Engines;

namespace Compat;

public static partial class torch
{
    public static partial class backends
    {
        private static readonly Lock Gate = new();
        private static readonly HashSet<IEngine> Prepared = [];
        private static CompatSettings? Known;

        /// <summary>What the program was told about engines, and where each setting came from.</summary>
        /// <exception cref="FormatException">A setting is unknown or malformed; it names source, key, value and accepted ones.</exception>
        public static CompatSettings settings => Volatile.Read(ref Known) ?? Read();

        /// <summary>Takes settings from a host (stronger than the file, weaker than the environment) and chooses the engine.</summary>
        /// <exception cref="FormatException">A setting is unknown or malformed.</exception>
        /// <exception cref="RuntimeError">The engine is not here, or another is at work already.</exception>
        internal static CompatSettings Configure(IReadOnlyList<GivenSetting> fromHost) =>
            Configure(CompatSettings.Of(SettingSources.All(fromHost)));

        internal static CompatSettings Configure(CompatSettings chosen)
        {
            lock (Gate)
            {
                var engine = Chosen(chosen);
                if (Default is not null && !ReferenceEquals(Default, engine))
                {
                    throw new RuntimeError($"the engine is '{Default.Name}' already, and settings now say '{chosen.Engine.Value}' "
                        + $"({chosen.Engine.Origin}): settings come before the first tensor");
                }

                Known = chosen;
                Prepared.Clear();
                Prepare(engine, chosen);
                if (chosen.Seed.Value is { } seed) manual_seed(seed);
                return Known;
            }
        }

        private static CompatSettings Read()
        {
            lock (Gate) return Known ??= CompatSettings.Of(SettingSources.All([]));
        }

        private static IEngine Choose()
        {
            lock (Gate)
            {
                var told = settings;
                return Default ??= Prepare(Chosen(told), told);
            }
        }

        /// <exception cref="RuntimeError">The engine is not here.</exception>
        private static IEngine Engine(string name)
        {
            var engine = KnownEngines.Get(name);
            lock (Gate) return Prepare(engine, settings);
        }

        private static IEngine Chosen(CompatSettings told)
        {
            try
            {
                return KnownEngines.Get(told.Engine.Value);
            }
            catch (RuntimeError error) when (told.Engine.Origin != CompatSettings.BuiltIn)
            {
                throw new RuntimeError($"{error.Message} (It was chosen by: {told.Engine.Origin}.)", error);
            }
        }

        // Threads and determinism are the program's, whichever engine computes.
        private static IEngine Prepare(IEngine engine, CompatSettings told)
        {
            if (!Prepared.Add(engine)) return engine;
            if (told.Threads.Value is { } threads) engine.Threads = threads;
            if (told.Deterministic.Value) engine.Deterministic = true;
            return engine;
        }
    }
}
