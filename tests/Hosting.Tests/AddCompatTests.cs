using Compat.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Hosting.Tests;

/// <summary>A host's section <c>Compat</c> counts at once.</summary>
public sealed class AddCompatTests : IDisposable
{
    public void Dispose() => torch.backends.Configure(new CompatSettings());

    [Fact]
    public void TheSectionCounts_AndIsOffered()
    {
        var services = new ServiceCollection();
        Assert.Same(services, services.AddCompat(Configuration(("Compat:DType", "float64"), ("Compat:Seed", "7"))));
        using var provider = services.BuildServiceProvider();
        var settings = provider.GetRequiredService<CompatSettings>();
        Assert.Equal("MemoryConfigurationProvider Compat:DType", settings.DType.Origin);
        Assert.Equal("reference", provider.GetRequiredService<EngineDescription>().Name);
        Assert.Equal(7UL, torch.initial_seed());
        Assert.Equal(DType.Float64, torch.rand([2]).dtype);
    }

    [Fact]
    public void TheSectionItselfIsTakenToo()
    {
        new ServiceCollection().AddCompat(Configuration(("Compat:Deterministic", "true")).GetSection("Compat"));
        Assert.Equal(new CompatSetting<bool>(true, "IConfiguration Compat:Deterministic"), torch.backends.settings.Deterministic);
    }

    [Fact]
    public void AMalformedSectionIsToldAtOnce() =>
        Assert.Throws<FormatException>(() => new ServiceCollection().AddCompat(Configuration(("Compat:Threads", "many"))));

    [Fact]
    public void AnEngineThatIsNotHere_IsToldWithWhatToDoAndWhoAskedForIt()
    {
        var error = Assert.Throws<RuntimeError>(() => new ServiceCollection().AddCompat(Configuration(("Compat:Engine", "libtorch"))));
        Assert.StartsWith("The engine 'libtorch' is not here. Reference the package Compat.LibTorchEngine", error.Message);
        Assert.EndsWith("(It was chosen by: MemoryConfigurationProvider Compat:Engine.)", error.Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
