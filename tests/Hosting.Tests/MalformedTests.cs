using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Compat.Hosting.Tests;

/// <summary>What is unknown or malformed is told with source, key, value and what is accepted.</summary>
public sealed class MalformedTests : IDisposable
{
    private readonly SettingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(
        """{ "Engin": "libtorch" }""", "'Engin' is no setting; the settings are Engine, Device, Threads, DType, Deterministic, Seed.")]
    [InlineData("""{ "Engine": "keras" }""", "'Engine' is 'keras'; one of reference, libtorch, torchsharp is wanted.")]
    [InlineData("""{ "Device": "gpu" }""", "'Device' is 'gpu'; a device such as cpu, cuda or cuda:1 is wanted.")]
    [InlineData("""{ "Threads": "many" }""", "'Threads' is 'many'; a positive whole number is wanted.")]
    [InlineData("""{ "Threads": 0 }""", "'Threads' is '0'; a positive whole number is wanted.")]
    [InlineData("""{ "Threads": 1.5 }""", "'Threads' is '1.5'; a positive whole number is wanted.")]
    [InlineData("""{ "DType": "int32" }""", "'DType' is 'int32'; one of float16, bfloat16, float32, float64 is wanted.")]
    [InlineData("""{ "Deterministic": "yes" }""", "'Deterministic' is 'yes'; true or false is wanted.")]
    [InlineData("""{ "Seed": 1e3 }""", "'Seed' is '1e3'; a whole number of 64 bits is wanted.")]
    [InlineData("""{ "Seed": null }""", "'Seed' is 'null'; a whole number of 64 bits is wanted.")]
    [InlineData("""{ "Compat": { "Engine": "libtorch" } }""", "'Compat' is no setting; the settings are ")]
    [InlineData("[]", "an object of settings is wanted; the settings are Engine, ")]
    public void AFile(string text, string message)
    {
        var path = _files.Write(text);
        var error = Assert.Throws<FormatException>(() => CompatSettings.Of(new SettingsFile().Read(path)));
        Assert.StartsWith($"{path}: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoJson_IsToldWithItsLine()
    {
        var path = _files.Write("{\n  \"Engine\": libtorch\n}");
        var error = Assert.Throws<FormatException>(() => new SettingsFile().Read(path));
        Assert.StartsWith($"{path}, line 2: this is no JSON: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheEnvironment()
    {
        var unknown = Throws(SettingSources.FromEnvironment(new Hashtable { ["COMPAT_ENGIN"] = "libtorch" }));
        Assert.StartsWith("environment: 'COMPAT_ENGIN' is no setting; the settings are Engine, ", unknown, StringComparison.Ordinal);
        var malformed = Throws(SettingSources.FromEnvironment(new Hashtable { ["COMPAT_THREADS"] = "-1" }));
        Assert.Equal("environment: 'COMPAT_THREADS' is '-1'; a positive whole number is wanted.", malformed);
    }

    [Fact]
    public void TheCommandLine()
    {
        Assert.StartsWith("command line: '--Compat:Engin' is no setting; ", Throws(SettingSources.FromArguments(["--Compat:Engin=x"])));
        Assert.StartsWith("command line: '--Compat:Seed' is ''; ", Throws(SettingSources.FromArguments(["--Compat:Seed"])));
    }

    [Theory]
    [InlineData("Compat:Engin", "MemoryConfigurationProvider: 'Compat:Engin' is no setting; ")]
    [InlineData("Compat:Engine:Name", "MemoryConfigurationProvider: 'Compat:Engine:Name' is no setting; ")]
    [InlineData("Compat:Engine", "MemoryConfigurationProvider: 'Compat:Engine' is 'x'; one of ")]
    public void AConfiguration(string key, string message)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = "x" }).Build();
        Assert.StartsWith(message, Throws(CompatServices.Given(configuration)), StringComparison.Ordinal);
    }

    // A malformed setting is told even where a stronger source overrides it.
    private static string Throws(IEnumerable<GivenSetting> given) =>
        Assert.Throws<FormatException>(
            () => CompatSettings.Of([.. given, .. SettingSources.FromArguments(["--Compat:Engine=reference"])])).Message;
}
