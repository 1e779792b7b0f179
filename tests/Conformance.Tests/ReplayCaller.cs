using Compat.Conformance.Cases;
using Compat.Conformance.Running;
using Compat.Engines;

namespace Compat.Conformance.Tests;

/// <summary>An engine that answers what was recorded; single ids may be answered otherwise.</summary>
internal sealed class ReplayCaller(IEnumerable<Case> cases, string engine = "replay") : ICaller
{
    private readonly Dictionary<string, Answer> _answers = cases.ToDictionary(item => item.Call.Id, item => item.Recorded);

    public string Engine => engine;

    public EngineDescription? Description { get; init; }

    internal Dictionary<string, Func<Answer>> Otherwise { get; } = [];

    public Answer Ask(Call call) => Otherwise.TryGetValue(call.Id, out var other) ? other() : _answers[call.Id];
}
