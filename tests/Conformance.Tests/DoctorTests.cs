using System.Diagnostics;
using Compat.Conformance.Commands;
using Compat.Conformance.Commands.Doctor;
using Compat.Engines;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>The doctor names what is chosen, by whom, and what is wrong; its exit code says whether anything is.</summary>
public class DoctorTests
{
    private static readonly EngineDescription Description = new("", "1.0", null, null, "AVX2", 2, []);
    private static readonly EngineReport Reference = new("reference", Description, "cpu", [0.5, 1, -2], null);

    [Fact]
    public void AnEngineThatIsNotHere_IsNoProblemUnlessItIsChosen()
    {
        EngineReport missing = new("libtorch", null, null, null, "install it");
        Assert.Empty(new Diagnosis(new CompatSettings(), [Reference, missing]).Problems);
        var chosen = new CompatSettings { Engine = new("libtorch", "environment COMPAT_ENGINE") };
        Assert.Equal(
            ["The chosen engine 'libtorch' (environment COMPAT_ENGINE) cannot compute here."],
            new Diagnosis(chosen, [Reference, missing]).Problems);
    }

    [Fact]
    public void AnEngineThatComputesSomethingElse_IsAProblem()
    {
        var near = Reference with { Name = "libtorch", Step = [0.500001, 1, -2] };
        Assert.Empty(new Diagnosis(new CompatSettings(), [Reference, near]).Problems);
        Assert.Equal("loss 0.500001 on cpu, as reference", new Diagnosis(new CompatSettings(), [Reference, near]).Verdict(near));
        var far = Reference with { Name = "libtorch", Step = [0.5, 1.001, -2] };
        Assert.Equal(
            ["The training step of 'libtorch' differs from that of 'reference': gradient 1 is 1.001 here and 1 there."],
            new Diagnosis(new CompatSettings(), [Reference, far]).Problems);
        Assert.NotNull(TrainingStep.Difference([double.NaN], [1]));
    }

    [Fact]
    public void AChosenDeviceThatTheEngineDoesNotHave_IsAProblem()
    {
        var settings = new CompatSettings { Device = new("cuda", "command line --device") };
        Assert.Equal(
            ["The chosen engine 'reference' (built-in default) has no device 'cuda' (command line --device)."],
            new Diagnosis(settings, [Reference]).Problems);
    }

    [Fact]
    public void TheFileCountsLessThanTheEnvironment_AndThatLessThanTheCommandLine()
    {
        using var project = new TemporaryFolder("""{ "Engine": "torchsharp", "Threads": 7, "DType": "float64" }""");
        var (code, output, _) = Doctor(
            project.Path, new() { ["COMPAT_THREADS"] = "2", ["COMPAT_ENGINE"] = "libtorch" }, "--engine", "reference",
            "--Compat:Threads=1");
        var file = Path.Combine(project.Path, "compat.json");
        Assert.Contains("  Engine: reference (command line --engine)", output);
        Assert.Contains("  Threads: 1 (command line --Compat:Threads)", output);
        Assert.Contains($"  DType: torch.float64 ({file} DType)", output);
        Assert.Contains("reference: loss 1.05832 on cpu\n  version: ", output);
        Assert.Contains("  threads: 1\n", output);
        Assert.Equal(ExitCodes.Equal, code);
    }

    [Fact]
    public void AMalformedSettingIsWrongUsage()
    {
        using var project = new TemporaryFolder("""{ "Engin": "libtorch" }""");
        var (code, _, error) = Doctor(project.Path, []);
        Assert.StartsWith($"{Path.Combine(project.Path, "compat.json")}: 'Engin' is no setting; the settings are Engine, Device, ", error);
        Assert.Equal(ExitCodes.WrongUsage, code);
    }

    private static (int Code, string Output, string Error) Doctor(
        string folder, Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DoctorCommand).Assembly.Location, "doctor", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>A folder with a settings file.</summary>
    private sealed class TemporaryFolder : IDisposable
    {
        internal TemporaryFolder(string settings) => File.WriteAllText(System.IO.Path.Combine(Path, "compat.json"), settings);

        internal string Path { get; } = Directory.CreateTempSubdirectory("compat-doctor").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
