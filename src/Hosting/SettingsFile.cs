using System.Text.Json;

namespace Compat.Hosting;

/// <summary>Reads <c>compat.json</c>: one object of settings; comments and a comma before the end are welcome.</summary>
internal sealed class SettingsFile : ISettingsReader
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public SettingsFile()
    {
    }

    public IReadOnlyList<GivenSetting> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{path}: an object of settings is wanted; the settings are {Names}.");
            }

            return [.. document.RootElement.EnumerateObject().Select(property => Given(path, property))];
        }
        catch (JsonException error)
        {
            throw new FormatException($"{path}, line {error.LineNumber + 1}: this is no JSON: {error.Message}", error);
        }
    }

    private static string Names => string.Join(", ", CompatSettings.Names);

    private static GivenSetting Given(string path, JsonProperty property)
    {
        if (property.Value.ValueKind is JsonValueKind.String) return new(path, property.Name, property.Name, property.Value.GetString()!);
        return new(path, property.Name, property.Name, property.Value.GetRawText());
    }
}
