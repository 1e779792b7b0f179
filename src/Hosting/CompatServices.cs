using Compat.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compat;

/// <summary>Engines for hosts: the section <c>Compat</c> of their configuration.</summary>
public static class CompatServices
{
    private const string Section = "Compat";

    /// <summary>
    /// Takes the section <c>Compat</c> (or <paramref name="configuration"/> itself, where it is that section), which counts more than
    /// <c>compat.json</c> and less than the environment, chooses the engine at once, and offers <see cref="CompatSettings"/> and
    /// <see cref="EngineDescription"/> to whoever asks for them.
    /// </summary>
    /// <exception cref="FormatException">A setting is unknown or malformed; it names source, key, value and what is accepted.</exception>
    /// <exception cref="RuntimeError">The engine is not here, or another is at work already.</exception>
    public static IServiceCollection AddCompat(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        torch.backends.Configure(Given(configuration));
        services.AddSingleton(_ => torch.backends.settings);
        services.AddSingleton(_ => KnownEngines.Get(torch.backends.settings.Engine.Value).Describe());
        return services;
    }

    internal static IReadOnlyList<GivenSetting> Given(IConfiguration configuration)
    {
        var section = configuration as IConfigurationSection;
        if (section?.Key != Section) section = configuration.GetSection(Section);
        return [.. section.GetChildren().Select(child => Setting(configuration, child))];
    }

    private static GivenSetting Setting(IConfiguration configuration, IConfigurationSection child)
    {
        // A section within the section is no setting, so its key is told as unknown.
        if (child.Value is null && child.GetChildren().FirstOrDefault() is { } inner) return Setting(configuration, inner);
        var key = child.Path[(child.Path.IndexOf($"{Section}:", StringComparison.OrdinalIgnoreCase) + Section.Length + 1)..];
        return new GivenSetting(Source(configuration, child.Path), child.Path, key, child.Value ?? "");
    }

    // The last provider that has a key is the one that counts, and its text names its file.
    private static string Source(IConfiguration configuration, string path) =>
        (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(path, out _))?.ToString()
        ?? "IConfiguration";
}
