using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>An engine in a process of its own: what it gives arrives unchanged, and its end is no end of the run.</summary>
public class ProcessCallerTests
{
    private static readonly Call Add = new("add/0", "add", [Tensor(1, 2), new IntValue(2)], [], 0);

    [Fact]
    public void ACrashIsNamed_AndTheNextCallIsAnswered()
    {
        using var caller = (ProcessCaller)ProcessCaller.Create("reference");
        var answer = caller.Ask(Add);
        Assert.IsType<TensorValue>(answer.Out);

        using var process = Process.GetProcessById(caller.ProcessId!.Value);
        process.Kill();
        process.WaitForExit();

        Assert.Equal("Crash", caller.Ask(Add).Error!.Type);
        Assert.True(new Comparison(Tolerances.None, "add").Compare(answer.Out, caller.Ask(Add).Out).Equal);
    }

    [Fact]
    public void AnAbandonedProcessIsReplaced()
    {
        using var caller = (ProcessCaller)ProcessCaller.Create("reference");
        caller.Ask(Add);
        var first = caller.ProcessId;
        caller.Abandon();
        Assert.NotNull(caller.Ask(Add).Out);
        Assert.NotEqual(first, caller.ProcessId);
    }

    [Fact]
    public void AnEngineThatDoesNotExist_IsWrongUsage() =>
        Assert.Throws<UsageException>(() => ProcessCaller.Create("no_such_engine"));

    [Fact]
    public void AProcessSaysWhatItsEngineIsMadeOf()
    {
        using var caller = (ProcessCaller)ProcessCaller.Create("reference");
        Assert.Equal("reference", caller.Description!.Name);
        Assert.NotEmpty(caller.Description.CpuCapability);
    }

    [Theory]
    [InlineData("cuda", "The engine reference has no device 'cuda'")]
    [InlineData("cpu:3", "The engine reference has no device 'cpu:3'")]
    [InlineData("gpu", "device type at start of device string: gpu")]
    public void ADeviceThatTheEngineDoesNotHave_IsWrongUsage(string device, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<UsageException>(() => ProcessCaller.Create("reference", device)).Message);

    [Fact]
    public void EveryRecordedCallAndAnswerIsWrittenAsItWasRead()
    {
        var project = ProjectData.Find()!;
        foreach (var item in project.CaseFiles.SelectMany(file => new CaseReader(new CaseFilter()).Read(file)))
        {
            var call = Text(json => CaseJson.WriteCall(json, item.Call));
            Assert.Equal(call, Text(json => CaseJson.WriteCall(json, CaseJson.ReadCall(Parse(call)))));
            var answer = Text(json => CaseJson.WriteAnswer(json, "x", item.Recorded));
            var read = CaseJson.ReadAnswer(Parse(answer));
            Assert.Equal(answer, Text(json => CaseJson.WriteAnswer(json, "x", read)));
            Assert.Equal(Outcome.Passed, Judgement.Of(item, read, Tolerances.None).Outcome);
        }
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static TensorValue Tensor(params float[] values) =>
        new(ElementType.Find("float32")!, [values.Length], [.. values.SelectMany(BitConverter.GetBytes)]);
}
