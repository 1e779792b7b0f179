using System.Reflection;
using Compat.TestSupport;
using Xunit;

namespace Compat.Autograd.Tests.Coverage;

/// <summary>PyTorch's named autograd tests, and what became of each here.</summary>
internal static class NamedTests
{
    private static readonly string Folder = Path.Combine(RecordedTable.Root(), "tests", "Autograd.Tests");

    /// <summary>Class and name of each test of PyTorch's test_autograd.py, in its order.</summary>
    public static IReadOnlyList<(string Class, string Name)> All { get; } =
        [.. Lines(Path.Combine(Folder, "Coverage", "names.tsv")).Select(parts => (parts[0], parts[1]))];

    /// <summary>The reasons of those that are not here, from the tables beside the tests.</summary>
    public static ILookup<(string Class, string Name), string> Outside { get; } = Directory
        .EnumerateFiles(Folder, "outside.tsv", SearchOption.AllDirectories).SelectMany(Lines)
        .ToLookup(parts => (parts[0], parts[1]), parts => parts[2]);

    /// <summary>The C# classes of those that are here.</summary>
    public static ILookup<(string Class, string Name), Type> Here { get; } = typeof(NamedTests).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<PyTorchClassAttribute>() is not null)
        .SelectMany(type => type.GetMethods().Where(IsTest).Select(method => (Type: type, method.Name)))
        .ToLookup(test => (test.Type.GetCustomAttribute<PyTorchClassAttribute>()!.Name, test.Name), test => test.Type);

    private static bool IsTest(MethodInfo method) => method.Name.StartsWith("test_", StringComparison.Ordinal)
        && method.GetCustomAttributes().Any(attribute => attribute is FactAttribute { Skip: null });

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(file)
        .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('\t'));
}
