using System.IO.Compression;
using System.Text;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Running;

namespace Compat.Conformance.Tests;

/// <summary>A folder laid out as the project is, with case files of its own.</summary>
internal sealed class TemporaryProject : IDisposable
{
    internal TemporaryProject(params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(Root, "conformance", "cases"));
        CaseFile = Path.Combine(Root, "conformance", "cases", "Cases.jsonl");
        File.WriteAllLines(CaseFile, lines);
    }

    internal string Root { get; } = Directory.CreateTempSubdirectory("compat-").FullName;

    internal string CaseFile { get; }

    internal ReplayCaller Caller => field ??= new ReplayCaller(new CaseReader(new CaseFilter()).Read(CaseFile));

    internal static string Add(string id, double result) =>
        $$"""{"id": "{{id}}", "op": "{{id.Split('/')[0]}}", "args": [1.5, 2.5], "kwargs": {}, "seed": 0, "out": {{result:0.0#}}}""";

    internal void Write(string name, string text) => File.WriteAllText(Path.Combine(Root, "conformance", name), text);

    internal string Zip(string text)
    {
        var file = Path.Combine(Root, "zipped.jsonl.gz");
        using var stream = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return file;
    }

    internal Conform Conform() => new()
    {
        Project = new ProjectData(Root),
        Callers = (_, _) => Caller,
        Quiet = true,
        Limit = TimeSpan.FromSeconds(30),
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
