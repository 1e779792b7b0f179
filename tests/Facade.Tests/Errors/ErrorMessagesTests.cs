using System.Text;
using System.Text.Json;
using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Errors;

/// <summary>Every recorded error of PyTorch's is thrown here with the same class and text, or is listed with the reason why not.</summary>
[Collection(nameof(Spelling.SpellingTests))]
public class ErrorMessagesTests
{
    private static readonly Dictionary<string, JsonElement> Recorded = File
        .ReadLines(Path.Combine(RecordedTable.Root(), "conformance", "error-messages.jsonl"))
        .Select(line => JsonElement.Parse(line)).ToDictionary(record => Text(record, "id"));

    private static readonly Dictionary<string, Func<object?>> Here = ErrorCalls.All();

    private static readonly Dictionary<string, string> Outside = File
        .ReadLines(Path.Combine(RecordedTable.Root(), "tests", "Facade.Tests", "Errors", "outside.tsv"))
        .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);

    public static TheoryData<string> Calls => [.. Here.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_ThrowsAsPyTorch(string id)
    {
        var expected = Recorded[id];

        var (kind, message) = Outcome(Here[id]);

        var (wanted, given) = ($"{Text(expected, "type")}: {Text(expected, "message")}", $"{kind}: {message}");
        if (wanted != given) Assert.Fail($"PyTorch: {wanted}\nhere:    {given}");
    }

    [Fact]
    public void EveryError_IsThrownOrListed() =>
        Assert.Equal(Recorded.Keys.Order(), Here.Keys.Concat(Outside.Keys).Order());

    /// <summary>With COMPAT_REWRITE=1 the page is written anew.</summary>
    [Fact]
    public void Page_IsUpToDate()
    {
        var page = Path.Combine(RecordedTable.Root(), "docs", "errors.md");
        if (Environment.GetEnvironmentVariable("COMPAT_REWRITE") == "1") File.WriteAllText(page, Page());

        Assert.Equal(Page(), File.ReadAllText(page));
    }

    private static (string? Kind, string? Message) Outcome(Func<object?> call)
    {
        using var warnings = torch.warnings.catch_warnings();
        try
        {
            call();
            return warnings.Count > 0 ? ("UserWarning", warnings[0]) : (null, null);
        }
        catch (Exception error)
        {
            return (error.GetType().Name, error.Message);
        }
    }

    private static string Page()
    {
        var thrown = Recorded.Keys.Count(Here.ContainsKey);
        var page = new StringBuilder();
        page.Append($"# Errors\n\nPyTorch 2.13.0's exceptions and warnings, class and text. {thrown} of {Recorded.Count} come out of the ");
        page.Append(
            "same call in C#, word for word; of the others the last column says why not. "
            + "Written by `ErrorMessagesTests` (`COMPAT_REWRITE=1`).\n\n");
        page.Append("| Python | class | text | here |\n| --- | --- | --- | --- |\n");
        foreach (var (id, record) in Recorded)
        {
            page.Append($"| {Code(Text(record, "snippet"))} | {Text(record, "type")} | {Code(Text(record, "message"))} | ");
            page.Append(Outside.GetValueOrDefault(id, "same")).Append(" |\n");
        }

        return page.ToString();
    }

    private static string Code(string text)
    {
        var line = text.Replace("\x1b", "").ReplaceLineEndings(" ⏎ ").Replace('\t', ' ').Replace("|", "\\|").Trim();
        if (line.Length > 300) line = line[..300] + " …";
        return line.Length == 0 ? "" : line.Contains('`') ? $"`` {line} ``" : $"`{line}`";
    }

    private static string Text(JsonElement record, string name) => record.GetProperty(name).GetString()!;
}
