using System.Text.Json;
using System.Text.RegularExpressions;
using Compat.TestSupport;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary>Each recorded module and optimizer whose classes exist here prints as PyTorch's.</summary>
public class ModuleTextTests
{
    public static IEnumerable<TheoryDataRow<string>> Lines() =>
        from line in RecordedTable.Read("printing")
        where line.GetProperty("id").GetString() is { } id && (id.StartsWith("module/") || id.StartsWith("optimizer/")) && IsHere(line)
        select new TheoryDataRow<string>(line.GetProperty("id").GetString()!);

    [Theory, MemberData(nameof(Lines))]
    public void Text_IsPyTorchs(string id)
    {
        var line = RecordedTable.Read("printing").Single(line => line.GetProperty("id").GetString() == id);
        var made = id.StartsWith("module/")
            ? (object)RecordedModules.Make(line.GetProperty("python").GetString()!)
            : Optimizer(int.Parse(id["optimizer/".Length..]));
        Assert.Equal(line.GetProperty("repr").GetString(), made.ToString());
    }

    // A None among the output sizes is not taken here.
    private static bool IsHere(JsonElement line) =>
        line.GetProperty("python").GetString() is { } call && !call.Contains("(None")
        && Regex.Matches(call, @"torch\.(nn|optim)\.(\w+)").All(match => Exists(match.Groups[1].Value, match.Groups[2].Value));

    private static bool Exists(string module, string name) =>
        name == "Parameter" || typeof(torch).GetNestedType(module)!.GetNestedTypes().Any(type => type.Name.Split('`')[0] == name);

    private static optim.Optimizer Optimizer(int number)
    {
        Parameter[] p = [new(zeros(2))];
        return number switch
        {
            0 => optim.SGD(p),
            1 => optim.SGD(p, lr: 0.1, momentum: 0.9),
            2 => optim.SGD(p, lr: 0.1, momentum: 0.9, nesterov: true, weight_decay: 1e-4),
            3 => optim.Adam(p),
            4 => optim.Adam(p, lr: 1e-4, betas: (0.8, 0.99), amsgrad: true),
            5 => optim.AdamW(p),
            13 => optim.SGD(
                [
                    new Dictionary<string, object?> { ["params"] = p },
                    new Dictionary<string, object?> { ["params"] = new[] { new Parameter(zeros(1)) }, ["lr"] = 1.0 },
                ],
                lr: 0.01),
            _ => throw new ArgumentOutOfRangeException(nameof(number)),
        };
    }
}
