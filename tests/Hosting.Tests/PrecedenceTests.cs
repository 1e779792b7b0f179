using System.Collections;
using Microsoft.Extensions.Configuration;

namespace Compat.Hosting.Tests;

/// <summary>The last of default, file, host, environment and command line wins, and each setting says where it came from.</summary>
public sealed class PrecedenceTests : IDisposable
{
    private readonly SettingFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void WithoutSettings_TheDefaultsCount()
    {
        var settings = CompatSettings.Of([]);
        Assert.Equal(("reference", "cpu", null), (settings.Engine.Value, settings.Device.Value.ToString(), settings.Threads.Value));
        Assert.Equal((DType.Float32, false, null), (settings.DType.Value, settings.Deterministic.Value, settings.Seed.Value));
        Assert.All(settings.Rows, row => Assert.Equal("built-in default", row.Origin));
        Assert.Equal(CompatSettings.Names, settings.Rows.Select(row => row.Name));
    }

    [Theory]
    [InlineData(0, "built-in default", 0)]
    [InlineData(1, "compat.json Threads", 2)]
    [InlineData(2, "MemoryConfigurationProvider Compat:Threads", 3)]
    [InlineData(3, "environment COMPAT_THREADS", 4)]
    [InlineData(4, "command line --Compat:Threads", 5)]
    public void TheLastSourceWins(int sources, string origin, int threads)
    {
        var settings = CompatSettings.Of(Sources().Take(sources).SelectMany(given => given));
        Assert.EndsWith(origin, settings.Threads.Origin, StringComparison.Ordinal);
        Assert.Equal(threads, settings.Threads.Value ?? 0);
    }

    [Fact]
    public void EachSettingKeepsItsOwnOrigin()
    {
        var path = _files.Write("""{ "engine": "LibTorch", "DType": "float64", "Deterministic": true, /* why */ "Seed": -1, }""");
        Hashtable variables = new() { ["COMPAT_DEVICE"] = "cuda:1", ["COMPAT_SEED"] = "", ["HOME"] = "/" };
        var environment = SettingSources.FromEnvironment(variables);
        var settings = CompatSettings.Of([.. new SettingsFile().Read(path), .. environment]);
        Assert.Equal(new CompatSetting<string>("libtorch", $"{path} engine"), settings.Engine);
        Assert.Equal(new CompatSetting<Device>("cuda:1", "environment COMPAT_DEVICE"), settings.Device);
        Assert.Equal(new CompatSetting<DType>(DType.Float64, $"{path} DType"), settings.DType);
        Assert.Equal(new CompatSetting<bool>(true, $"{path} Deterministic"), settings.Deterministic);
        Assert.Equal(new CompatSetting<ulong?>(ulong.MaxValue, $"{path} Seed"), settings.Seed);
        Assert.Contains($"Engine: libtorch ({path} engine)\nDevice: cuda:1 (environment COMPAT_DEVICE)", settings.ToString());
    }

    [Fact]
    public void TheFirstFolderWithAFileCounts()
    {
        var (near, far) = (_files.Write("{}", "near"), _files.Write("{}", "far"));
        var empty = Directory.CreateDirectory(Path.Combine(_files.Folder, "empty")).FullName;
        Assert.Equal(near, SettingSources.FindFile([empty, Path.GetDirectoryName(near)!, Path.GetDirectoryName(far)!]));
        Assert.Null(SettingSources.FindFile([empty]));
    }

    [Fact]
    public void TheCommandLineTakesBothForms_AndLeavesTheProgramItsOwnOptions()
    {
        string[] arguments = ["app", "--engine", "mine", "--compat:Engine=libtorch", "--Compat:Threads", "2", "--", "--Compat:Seed=1"];
        var given = SettingSources.FromArguments(arguments).Select(setting => (setting.Name, setting.Value));
        Assert.Equal([("--compat:Engine", "libtorch"), ("--Compat:Threads", "2")], given);
        Assert.Equal(["app", "--engine", "mine", "--", "--Compat:Seed=1"], SettingSources.WithoutSettings(arguments));
    }

    private IEnumerable<IEnumerable<GivenSetting>> Sources()
    {
        yield return _files.Read("""{ "Threads": 2 }""");
        yield return CompatServices.Given(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Compat:Threads"] = "3", ["Logging:Level"] = "x" }).Build());
        yield return SettingSources.FromEnvironment(new Hashtable { ["COMPAT_THREADS"] = "4", ["COMPAT_PYTHON"] = "python" });
        yield return SettingSources.FromArguments(["app", "--Compat:Threads=5"]);
    }
}
