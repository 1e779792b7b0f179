using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Engines;

namespace Compat.Conformance.Running;

/// <summary>An engine whose answers were written into result files before.</summary>
internal sealed class MergedCaller : ICaller
{
    private readonly KeptAnswers _answers = new();

    /// <exception cref="UsageException">The files are not the shards of one run.</exception>
    internal MergedCaller(IReadOnlyList<(string File, KeptAnswers Answers)> parts)
    {
        var (firstFile, first) = parts[0];
        foreach (var (file, part) in parts)
        {
            if (first.Stamp!.Against(part.Stamp!) is { } reason)
            {
                throw new UsageException($"{firstFile} and {file} cannot be joined: {reason}.");
            }

            _answers.Add(part);
        }

        Stamps = [.. parts.Select(part => part.Answers.Stamp!).OrderBy(stamp => stamp.Shard.Index)];
        CheckShards();
    }

    public string Engine => Stamps[0].Engine;

    public EngineDescription? Description => Stamps[0].Description;

    public IReadOnlyList<RunStamp> Stamps { get; }

    /// <summary>The cases that no file answers.</summary>
    internal List<string> Missing { get; } = [];

    public Answer Ask(Call call)
    {
        if (_answers.Take(call.Id) is { } answer) return answer;
        Missing.Add(call.Id);
        return new Answer(Unsupported: "No result file has an answer.");
    }

    private void CheckShards()
    {
        var count = Stamps[0].Shard.Count;
        if (Stamps.FirstOrDefault(stamp => stamp.Shard.Count != count) is { } other)
        {
            throw new UsageException($"The results of {Engine} cannot be joined: one is shard {Stamps[0].Shard}, another {other.Shard}.");
        }

        if (Stamps.GroupBy(stamp => stamp.Shard).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"Shard {twice.Key} of {Engine} is there twice.");
        }

        var missing = Enumerable.Range(1, count).Where(index => !Stamps.Any(stamp => stamp.Shard.Index == index)).ToArray();
        if (missing.Length > 0) throw new UsageException($"Shard {string.Join(", ", missing)} of {count} of {Engine} is missing.");
    }
}
