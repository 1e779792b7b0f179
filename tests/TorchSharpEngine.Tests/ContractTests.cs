using System.Reflection;
using System.Text.RegularExpressions;
using Compat.Engines;
using Compat.TestSupport;

namespace Compat.TorchSharpEngine.Tests;

/// <summary>Holds, where TorchSharp is not there either, that the engine's source has every member of the contract.</summary>
public partial class ContractTests
{
    private static readonly string Source = string.Join('\n', Directory
        .GetFiles(Path.Combine(RecordedTable.Root(), "src", "TorchSharpEngine"), "TorchSharpEngine*.cs").Select(File.ReadAllText));

    public static TheoryData<string> Methods =>
        [.. typeof(IEngine).GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_is_there_with_its_parameters(string name)
    {
        var asked = typeof(IEngine).GetMethods().Where(method => method.Name == name).Select(Names);
        Assert.Equal(asked.Order(), Written().Where(method => method.Name == name).Select(method => method.Parameters).Order());
    }

    [Fact]
    public void Every_property_is_there()
    {
        foreach (var property in typeof(IEngine).GetProperties()) Assert.Matches($@"public \w+ {property.Name}\b", Source);
    }

    [Fact]
    public void Nothing_is_left_for_later() => Assert.DoesNotContain("NotImplementedException", Source);

    private static string Names(MethodInfo method) => string.Join(", ", method.GetParameters().Select(parameter => parameter.Name));

    private static IEnumerable<(string Name, string Parameters)> Written() => Declaration().Matches(Source).Select(match =>
        (match.Groups["name"].Value, string.Join(", ", match.Groups["parameters"].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(parameter => parameter.Split('=')[0].Trim().Split(' ')[^1]))));

    [GeneratedRegex(@"^    public (?:\([^)]*\)|\w+) (?<name>\w+)\((?<parameters>[^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
