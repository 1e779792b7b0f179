using Compat.Conformance.Commands;
using Compat.Conformance.Live;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Where Python is looked for, and what is said where none will do.</summary>
public class PythonSearchTests
{
    [Fact]
    public void AMissingInterpreter_IsNamed_WithWhatToInstall()
    {
        var missing = Path.Combine(Path.GetTempPath(), "no-such-folder", "python");
        var error = Assert.Throws<UsageException>(() => PythonSearch.Find(missing));
        Assert.Contains($"--python: {missing} no such program", error.Message);
        Assert.Contains("pip install torch", error.Message);
        Assert.Contains("COMPAT_PYTHON", error.Message);
    }

    [Fact]
    public void AProgramThatIsNoPython_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program is a shell script");
        using var script = new Script("echo hello");
        Assert.Contains("has no package torch", Assert.Throws<UsageException>(() => PythonSearch.Find(script.Path)).Message);
    }

    [Fact]
    public void APythonWhosePyTorchDoesNotStart_IsWrongUsage_WithWhatItPrinted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program is a shell script");
        using var script = new Script("if [ \"$1\" = -c ]; then echo /; else echo 'torch is broken' >&2; exit 3; fi");
        var error = Assert.Throws<UsageException>(
            () => new LiveOracle(PythonSearch.Find(script.Path), OracleSettings.Of(TimeSpan.FromSeconds(5))));
        Assert.Contains("could not start PyTorch", error.Message);
        Assert.Contains("code 3", error.Message);
        Assert.Contains("torch is broken", error.Message);
    }

    [Fact]
    public void WhatOnlyALiveRunHas_NeedsOne()
    {
        Assert.Null(LiveOptions.Of(live: false, null, null));
        Assert.Contains("--live", Assert.Throws<UsageException>(() => LiveOptions.Of(live: false, null, "new.jsonl")).Message);
        using var project = new TemporaryProject(TemporaryProject.Add("a/0", 4));
        Assert.Throws<UsageException>(() => (project.Conform() with { Live = new LiveOptions(), Accept = true }).Run());
    }

    private sealed class Script : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("compat-").FullName;

        internal Script(string line)
        {
            Path = System.IO.Path.Combine(_folder, "python");
            File.WriteAllText(Path, $"#!/bin/sh\n{line}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        internal string Path { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
