namespace Compat.Hosting.Tests;

/// <summary>A folder that is gone after the test, with what a test writes into it.</summary>
internal sealed class SettingFiles : IDisposable
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("compat-settings").FullName;

    public void Dispose() => Directory.Delete(Folder, true);

    internal string Write(string text, string folder = "")
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName, SettingSources.FileName);
        File.WriteAllText(path, text);
        return path;
    }

    internal IReadOnlyList<GivenSetting> Read(string text) => new SettingsFile().Read(Write(text));
}
