using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Shards are all cases, each once; joined, they are the run that was split.</summary>
public class ShardTests
{
    private static readonly string[] Lines =
        [.. Enumerable.Range(0, 90).Select(number => TemporaryProject.Add($"op{number % 7}/{number}", number))];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void EveryRecordedCaseIsInExactlyOneShard_AndNoneIsFarLarger(int count)
    {
        var ids = ProjectData.Find()!.CaseFiles.SelectMany(file => new CaseReader(new CaseFilter()).Read(file))
            .Select(item => item.Call.Id).ToArray();
        var shards = Enumerable.Range(1, count).Select(index => new Shard(index, count)).ToArray();
        Assert.All(ids, id => Assert.Single(shards, shard => shard.Has(id)));
        Assert.All(shards, shard => Assert.InRange(ids.Count(shard.Has), ids.Length / count * 0.8, ids.Length / count * 1.2));
    }

    [Fact]
    public void TheSplitIsTheSameEverywhere() =>
        Assert.Equal([3, 1, 4], new[] { "add/float32/0", "nn.functional.conv2d/float32/3", "sum/int64/1" }.Select(id =>
            Enumerable.Range(1, 4).Single(index => new Shard(index, 4).Has(id))));

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/0")]
    [InlineData("-1/2")]
    public void WhatIsNoShard_IsSaid(string text) => Assert.Throws<UsageException>(() => Shard.Parse(text));

    [Fact]
    public void JoinedShardsAreTheWholeRun()
    {
        using var project = new TemporaryProject(Lines);
        var whole = Assert.Single(project.Conform().Execute());
        var files = Write(project, 3);
        Assert.Equal(90, files.Sum(file => KeptAnswers.Read(file).Count));
        var report = Path.Combine(project.Root, "report");
        Assert.Equal(ExitCodes.Equal, MergeCommand.Run(files, project.Conform() with { Report = report }));
        var text = File.ReadAllText(Path.Combine(report, "report.md"));
        Assert.Contains("| replay | 90 | 90 |", text);
        Assert.Contains("joined of 3 shards", text);
        Assert.Equal(90, whole.Count(Outcome.Passed));
    }

    [Fact]
    public void EnginesAreJoinedIntoOneReport()
    {
        using var project = new TemporaryProject(Lines);
        var other = new ReplayCaller(new CaseReader(new CaseFilter()).Read(project.CaseFile), "other");
        other.Otherwise["op1/1"] = () => new Answer(new FloatValue(7));
        var (first, second) = (Path.Combine(project.Root, "a.jsonl"), Path.Combine(project.Root, "b.jsonl.gz"));
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = first }).Run());
        Assert.Equal(ExitCodes.Different, (project.Conform() with { Results = second, Callers = (_, _) => other }).Run());
        var report = Path.Combine(project.Root, "report");
        Assert.Equal(ExitCodes.Different, MergeCommand.Run([first, second], project.Conform() with { Report = report }));
        Assert.Contains("| op1/1 | engine bug (other) | other |", File.ReadAllText(Path.Combine(report, "report.md")));
    }

    [Fact]
    public void WhatDoesNotBelongTogetherIsNotJoined()
    {
        using var project = new TemporaryProject(Lines);
        var files = Write(project, 3);
        Refuses(project, "Shard 2 of 3 of replay is missing", files[0], files[2]);
        Refuses(project, "Shard 1/3 of replay is there twice", files[0], files[0], files[1], files[2]);
        var whole = Path.Combine(project.Root, "whole.jsonl");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = whole }).Run());
        Refuses(project, "one is shard 1/1", whole, files[1]);

        var lines = File.ReadAllLines(files[1]);
        File.WriteAllLines(files[1], lines[..^2]);
        Refuses(project, "2 cases of replay have no answer", files);
        File.WriteAllText(files[1], lines[0].Replace("\"device\":\"cpu\"", "\"device\":\"cuda\"") + "\n");
        Refuses(project, "one ran on cpu, the other on cuda", files);
        File.WriteAllText(files[1], """{"id":"a","out":1}""" + "\n");
        Refuses(project, "does not say what run it is from", files);

        File.AppendAllText(project.CaseFile, TemporaryProject.Add("new/0", 1) + "\n");
        Refuses(project, "other case files than those here", whole);
    }

    private static void Refuses(TemporaryProject project, string sentence, params string[] files) =>
        Assert.Contains(sentence, Assert.Throws<UsageException>(() => MergeCommand.Run(files, project.Conform())).Message);

    private static string[] Write(TemporaryProject project, int count) => [.. Enumerable.Range(1, count).Select(index =>
    {
        var file = Path.Combine(project.Root, $"shard{index}.jsonl");
        Assert.Equal(ExitCodes.Equal, (project.Conform() with { Results = file, Shard = new Shard(index, count) }).Run());
        return file;
    })];
}
