using System.Collections.Concurrent;
using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.TestSupport;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>What a check of a recorded case gave, and what PyTorch gave.</summary>
/// <param name="Form"><c>gradcheck</c>, <c>gradgradcheck</c>, or either of them <c>in-place</c>.</param>
internal sealed record Finding(string Id, string Op, string Form, string PyTorch, string Here);

/// <summary>Runs gradcheck and gradgradcheck over the recorded cases of double precision, once in a process.</summary>
/// <remarks>
/// PyTorch's own verdicts are <c>conformance/tables/gradcheck.jsonl</c>: at kinks and infinities its checks fail too, and then ours must.
/// </remarks>
internal sealed class Sweep
{
    private const string Passes = "passes";
    private static readonly Lazy<Sweep> Once = new(() => new Sweep());
    private readonly ConcurrentBag<Finding> _findings = [];

    private Sweep()
    {
        var verdicts = RecordedTable.Read("gradcheck").ToDictionary(line => line.GetProperty("id").GetString()!);
        var reader = new CaseReader(new CaseFilter());
        Case[] cases =
        [
            .. Directory.EnumerateFiles(Path.Combine(RecordedTable.Root(), "conformance", "cases"), "*.jsonl.gz")
                .SelectMany(file => reader.Read(file)).Where(item => verdicts.ContainsKey(item.Call.Id)),
        ];
        // Random operators draw from the one default generator: these one after another.
        Parallel.ForEach(cases.Where(item => !IsRandom(item)), item => Check(item.Call, verdicts[item.Call.Id], seeds: false));
        foreach (var item in cases.Where(IsRandom)) Check(item.Call, verdicts[item.Call.Id], seeds: true);
        foreach (var (name, program) in NodePrograms.All) Check(name, program);
    }

    public static Sweep Result => Once.Value;

    public IReadOnlyCollection<Finding> Findings => _findings;

    /// <summary>The nodes that passing checks went through.</summary>
    public NodesSeen Nodes { get; } = new();

    private static bool IsRandom(Case item) => item.File == "Random.jsonl.gz";

    private void Check(Call call, JsonElement verdict, bool seeds)
    {
        Check(call, "", verdict.GetProperty("checks"), false, seeds);
        if (verdict.TryGetProperty("in_place", out var inPlace)) Check(call, "in-place ", inPlace, true, seeds);
    }

    private void Check(Call call, string prefix, JsonElement pyTorch, bool inPlace, bool seeds)
    {
        using var engine = torch.backends.scope("reference");
        using var warnings = torch.warnings.catch_warnings();
        var first = Outcome(() =>
        {
            var function = new CheckedCall(call, inPlace, seeds);
            torch.autograd.gradcheck((Tensor[] inputs) => function.Outputs(inputs), function.Inputs);
            Nodes.First(function.Outputs(function.Inputs));
        });
        var second = Outcome(() =>
        {
            var function = new CheckedCall(call, inPlace, seeds);
            torch.autograd.gradgradcheck((Tensor[] inputs) => function.Outputs(inputs), function.Inputs, function.GradOutputs());
            Nodes.Second(function.Outputs(function.Inputs), function.Inputs);
        });
        _findings.Add(new Finding(call.Id, call.Op, prefix + "gradcheck", Verdict(pyTorch[0]), first));
        _findings.Add(new Finding(call.Id, call.Op, prefix + "gradgradcheck", Verdict(pyTorch[1]), second));
    }

    private void Check(string name, NodePrograms.Program program)
    {
        using var engine = torch.backends.scope("reference");
        var first = Outcome(() =>
        {
            var inputs = program.Inputs();
            torch.autograd.gradcheck(program.Function, inputs);
            Nodes.First([program.Function(inputs)]);
        });
        var second = Outcome(() =>
        {
            var inputs = program.Inputs();
            torch.autograd.gradgradcheck(program.Function, inputs);
            Nodes.Second([program.Function(inputs)], inputs);
        });
        _findings.Add(new Finding("program/" + name, "program", "gradcheck", Passes, first));
        _findings.Add(new Finding("program/" + name, "program", "gradgradcheck", Passes, second));
    }

    private static string Outcome(Action check)
    {
        try
        {
            check();
            return Passes;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message.Split('\n')[0]}";
        }
    }

    private static string Verdict(JsonElement recorded) =>
        recorded.ValueKind == JsonValueKind.True ? Passes : $"{recorded[0].GetString()}: {recorded[1].GetString()}";
}
