using System.Text.Json;
using Compat.Conformance.Binder;
using Compat.Conformance.Cases;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests.Nodes;

/// <summary>Each operator, plain and in place, makes PyTorch's nodes: names, saved values, edges.</summary>
public class RecordedNodesTests
{
    private static readonly ProjectData Data = ProjectData.Find()!;

    private static readonly Dictionary<string, Call> Calls = Data.CaseFiles
        .SelectMany(file => new CaseReader(new CaseFilter(types: ["float32", "int64", "bool"])).Read(file))
        .Where(item => item.Call.Id.Contains("/float32/", StringComparison.Ordinal))
        .ToDictionary(item => item.Call.Id, item => item.Call);

    // The nuclear norm needs the singular value decomposition, which is not here.
    private static readonly string[] Absent = ["norm.nuc/float32/0", "norm.nuc/float32/1"];

    [Fact]
    public void EveryRecordedCall_MakesPyTorchsNodes()
    {
        var wrong = new List<string>();
        foreach (var text in File.ReadLines(Path.Combine(Data.Root, "conformance", "tables", "nodes.jsonl")))
        {
            using var line = JsonDocument.Parse(text);
            var isInplace = line.RootElement.TryGetProperty("inplace", out _);
            var call = Calls[line.RootElement.GetProperty("id").GetString()!];
            var expected = NodeText.Recorded(line.RootElement);
            var actual = Made(call, isInplace);
            if (actual == expected || Absent.Contains(call.Id)) continue;
            wrong.Add($"{call.Id}{(isInplace ? " in place" : "")}\n  PyTorch {expected}\n  here    {actual}");
        }

        if (wrong.Count > 0) Assert.Fail($"{wrong.Count}\n{string.Join('\n', wrong)}");
    }

    private static string Made(Call call, bool isInplace)
    {
        using var scope = torch.backends.scope("reference");
        using var caught = torch.warnings.catch_warnings();
        try
        {
            var operands = new Operands(call, Device.Cpu);
            if (isInplace) operands.CopyFirst(call);
            var candidates = Candidates.Of(isInplace ? call.Op + "_" : call.Op);
            var binding = Binding.Best(candidates, new Converter(operands), PythonNames.Arguments(call), call.Kwargs);
            if (binding is null) return "is not there";
            torch.manual_seed(call.Seed);
            var result = binding.Call();
            var outputs = isInplace
                ? [operands.Of((TensorValue)call.Args[0])]
                : Results.Tensors(result).Where(tensor => tensor.requires_grad);
            return NodeText.Of(outputs);
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }
}
