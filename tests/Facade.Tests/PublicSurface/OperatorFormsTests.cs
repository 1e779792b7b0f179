using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.PublicSurface;

/// <summary>Each operator of <c>conformance/operators.txt</c> has the forms PyTorch has: function, method, in-place twin,
/// <c>out</c>.</summary>
/// <remarks>What is not there yet is listed in missing.tsv; with COMPAT_REWRITE=1 the test writes that list anew.</remarks>
public class OperatorFormsTests
{
    private static readonly ILookup<string, PublicFunction> Here = PublicMembers.Functions.ToLookup(f => f.FullName);
    private static readonly HashSet<string> Properties = [.. typeof(Tensor).GetProperties().Select(p => p.Name)];

    [Fact]
    public void EveryForm_IsHereOrListed()
    {
        var missing = Names().SelectMany(Missing).Distinct().Order(StringComparer.Ordinal).ToList();
        var list = Path.Combine(RecordedTable.Root(), "tests", "Facade.Tests", "PublicSurface", "missing.tsv");
        if (Environment.GetEnvironmentVariable("COMPAT_REWRITE") == "1")
        {
            File.WriteAllLines(
                list, ["# Forms of PyTorch's operators that are not here yet.", .. missing.Select(form => form + "\tlater")]);
        }

        // An entry that is there by now is no mistake: operators arrive one by one, and the list is written anew.
        var unlisted = missing.Except(File.ReadLines(list).Select(line => line.Split('\t')[0])).ToList();
        if (unlisted.Count > 0) Assert.Fail(string.Join('\n', unlisted));
    }

    private static IEnumerable<string> Names() => File.ReadLines(Path.Combine(RecordedTable.Root(), "conformance", "operators.txt"))
        .Where(line => !line.StartsWith('#'))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(name => !name.StartsWith("__", StringComparison.Ordinal));

    private static IEnumerable<string> Missing(string op)
    {
        var (place, name) = op.LastIndexOf('.') is > 0 and var dot ? (op[..dot], op[(dot + 1)..]) : ("torch", op);
        var function = PyTorchSignatures.Of(place, name);
        var method = place == "torch" ? PyTorchSignatures.Of("Tensor", name) : [];
        if (function.Count > 0 && !Here.Contains($"{place}.{name}")) yield return $"{place}.{name}";
        if (method.Count > 0 && !HasMethod(name)) yield return $"Tensor.{name}";
        foreach (var (where, overloads) in new[] { (place, PyTorchSignatures.Of(place, name + "_")), ("Tensor", InPlace(place, name)) })
        {
            if (overloads.Count == 0) continue;
            if (where == "Tensor" ? !HasMethod(name + "_") : !Here.Contains($"{where}.{name}_")) yield return $"{where}.{name}_";
        }

        if (function.Any(overload => overload.Any(p => p.Name == "out"))
            && Here.Contains($"{place}.{name}")
            && !Here[$"{place}.{name}"].Any(f => f.Method.GetParameters().Any(p => p.Name == "out")))
        {
            yield return $"{place}.{name}(out)";
        }
    }

    private static IReadOnlyList<PyParameter[]> InPlace(string place, string name) =>
        place == "torch" ? PyTorchSignatures.Of("Tensor", name + "_") : [];

    private static bool HasMethod(string name) =>
        Here[$"torch.{name}"].Any(f => f.IsExtension) || Here.Contains($"Tensor.{name}") || Properties.Contains(name);
}
