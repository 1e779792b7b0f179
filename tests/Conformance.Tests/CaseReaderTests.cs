using Compat.Conformance.Cases;
using Compat.Conformance.Running;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Case files that are damaged: the file, the line and what is wrong are named, the rest is read.</summary>
public class CaseReaderTests
{
    private const string Good = """{"id": "add/0", "op": "add", "args": [1, 2], "kwargs": {}, "seed": 0, "out": 3}""";

    [Theory]
    [InlineData("{\"id\": \"x/0\"", "not valid JSON")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("""{"id": "x/0", "args": [], "out": 1}""", "'op' is missing")]
    [InlineData("""{"id": "x/0", "op": "add", "out": 1}""", "'args' is missing")]
    [InlineData("""{"id": "x/0", "op": "add", "args": []}""", "either 'out' or 'error'")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [], "out": 1, "error": {"type": "a", "message": "b"}}""", "either 'out' or 'error'")]
    [InlineData("""{"id": "add/0", "op": "add", "args": [], "out": 1}""", "line 1 too")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [[1]], "out": 1}""", "not a value")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [{}], "out": 1}""", "empty object")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [{"a": 1}], "out": 1}""", "'a' is not a kind of value")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [], "seed": "a", "out": 1}""", "'seed'")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [], "out": {"tensor": {"dtype": "float33", "shape": [], "data": ""}}}""", "float33")]
    [InlineData(
        """{"id": "x/0", "op": "a", "args": [{"tensor": {"dtype": "float32", "shape": [2], "data": "AAAA"}}]}""", "3 bytes instead")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [{"tensor": {"dtype": "float32", "shape": [1], "data": "??"}}]}""", "base64")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [], "out": {"tensor": {"dtype": "bool", "shape": [-1], "data": ""}}}""", "negative")]
    [InlineData("""{"id": "x/0", "op": "add", "args": [], "out": {"float": "big"}}""", "'big' is not a float")]
    public void ADamagedLineIsNamed_AndTheRestIsRead(string line, string what)
    {
        using var project = new TemporaryProject(Good, line, Good.Replace("add/0", "add/1"));
        var reader = new CaseReader(new CaseFilter());

        var ids = reader.Read(project.CaseFile).Select(item => item.Call.Id).ToArray();

        Assert.Equal(["add/0", "add/1"], ids);
        var damage = Assert.Single(reader.Damages);
        Assert.Equal((project.CaseFile, 2), (damage.File, damage.Line));
        Assert.Contains(what, damage.What);
    }

    [Fact]
    public void BytesThatAreNoUtf8_AreDamage()
    {
        using var project = new TemporaryProject(Good);
        File.AppendAllText(project.CaseFile, "{\"id\": \"\u00ff", System.Text.Encoding.Latin1);
        File.AppendAllText(project.CaseFile, "\", \"op\": \"add\", \"args\": [], \"out\": 1}\n");
        var reader = new CaseReader(new CaseFilter());
        Assert.Single(reader.Read(project.CaseFile));
        Assert.Equal(2, Assert.Single(reader.Damages).Line);
    }

    [Fact]
    public void AZippedFileIsRead_AndOneCutShortIsDamage()
    {
        using var project = new TemporaryProject();
        string Line(int number) => Good.Replace("add/0", $"add/{number}").Replace("3}", $"{number * 7919}}}");
        var lines = string.Join('\n', Enumerable.Range(0, 2000).Select(Line));
        var file = project.Zip(lines);
        Assert.Equal(2000, new CaseReader(new CaseFilter()).Read(file).Count());

        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        var reader = new CaseReader(new CaseFilter());
        var read = reader.Read(file).Count();
        Assert.InRange(read, 1, 1999);
        Assert.NotEmpty(reader.Damages);
    }

    [Fact]
    public void EveryRecordedCaseIsReadable()
    {
        var reader = new CaseReader(new CaseFilter());
        Assert.NotEmpty(ProjectData.Find()!.CaseFiles.SelectMany(file => reader.Read(file)));
        Assert.Empty(reader.Damages);
    }

    [Fact]
    public void NumbersKeepTheirKind()
    {
        using var project = new TemporaryProject(Good.Replace("[1, 2]", "[1, 1.0, 1e3, 18446744073709551615, true, null]"));
        var call = new CaseReader(new CaseFilter()).Read(project.CaseFile).Single().Call;
        Assert.Equal(
            ["IntValue", "FloatValue", "FloatValue", "IntValue", "BoolValue", "NoneValue"],
            call.Args.Select(value => value.GetType().Name));
    }
}
