using Compat.Conformance.Commands;
using Compat.Conformance.Running;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>A run that was ended goes on where its result file ends, and gives what an unbroken run gives.</summary>
public class ResumeTests
{
    private static readonly string[] Lines =
        [.. Enumerable.Range(0, 60).Select(number => TemporaryProject.Add($"op{number % 7}/{number}", number))];

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.gz")]
    public void AStoppedRunGoesOn(string end)
    {
        using var project = new TemporaryProject(Lines);
        var file = Path.Combine(project.Root, "results" + end);
        var asked = 0;
        var stopped = project.Conform() with { Results = file, Stops = () => asked++ == 25 };
        Assert.Equal(ExitCodes.Stopped, stopped.Run());
        Assert.Equal(25, KeptAnswers.Read(file).Count);

        Assert.Equal(35, AskedOnResume(project, file));
        Assert.Equal(60, KeptAnswers.Read(file).Count);
        Assert.Equal(0, AskedOnResume(project, file));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void ATornLastLineIsAskedAgain(int torn)
    {
        using var project = new TemporaryProject(Lines);
        var file = Path.Combine(project.Root, "results.jsonl");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = file }).Run());
        var whole = File.ReadAllText(file);
        var lines = whole.Split('\n');
        File.WriteAllText(file, string.Join('\n', lines[..40]) + "\n" + lines[40][..torn]);

        Assert.Equal(20, AskedOnResume(project, file));
        Assert.Equal(whole, File.ReadAllText(file));
    }

    [Fact]
    public void ATornCompressedFileIsGoneOnWith()
    {
        using var project = new TemporaryProject(Lines);
        var file = Path.Combine(project.Root, "results.jsonl.gz");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = file }).Run());
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(whole.Length * 2 / 3)]);
        Assert.InRange(AskedOnResume(project, file), 1, 59);
        Assert.Equal(60, KeptAnswers.Read(file).Count);
    }

    [Fact]
    public void ADamagedLineInTheMiddle_IsSaid()
    {
        using var project = new TemporaryProject(Lines);
        var file = Path.Combine(project.Root, "results.jsonl");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = file }).Run());
        var lines = File.ReadAllLines(file);
        lines[10] = "{";
        File.WriteAllLines(file, lines);
        Assert.Contains("line 11", Assert.Throws<FormatException>(() => AskedOnResume(project, file)).Message);
    }

    [Fact]
    public void AnotherRunsFileIsNotGoneOnWith()
    {
        using var project = new TemporaryProject(Lines);
        var file = Path.Combine(project.Root, "results.jsonl");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = file }).Run());
        var resumed = project.Conform() with { Results = file, Resume = true };
        Assert.Contains("different cases", Assert.Throws<UsageException>(() => (resumed with { Ops = ["op1"] }).Run()).Message);
        Assert.Contains("shard 1/1", Assert.Throws<UsageException>(() => (resumed with { Shard = new Shard(1, 2) }).Run()).Message);
        Assert.Throws<UsageException>(() => (resumed with { Results = null }).Run());
        File.AppendAllText(project.CaseFile, TemporaryProject.Add("new/0", 1) + "\n");
        Assert.Contains("different cases", Assert.Throws<UsageException>(() => resumed.Run()).Message);
        File.WriteAllText(file, """{"id":"op0/0","out":0.0}""" + "\n");
        Assert.Contains("does not say", Assert.Throws<UsageException>(() => resumed.Run()).Message);
    }

    private static int AskedOnResume(TemporaryProject project, string file)
    {
        var asked = 0;
        var caller = new CountingCaller(project.Caller, () => asked++);
        var resumed = project.Conform() with { Results = file, Resume = true, Callers = (_, _) => caller };
        var run = Assert.Single(resumed.Execute());
        Assert.Equal(60, run.Count(Comparing.Outcome.Passed));
        Assert.False(run.IsStopped);
        return asked;
    }

    private sealed class CountingCaller(ICaller caller, Action count) : ICaller
    {
        public string Engine => caller.Engine;

        public Cases.Answer Ask(Cases.Call call)
        {
            count();
            return caller.Ask(call);
        }
    }
}
