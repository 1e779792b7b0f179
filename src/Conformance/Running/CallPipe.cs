using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Engines;

namespace Compat.Conformance.Running;

/// <summary>What a process of an engine says first.</summary>
/// <param name="Engine">What the engine is made of.</param>
/// <param name="Absent">Why it is not here.</param>
internal sealed record Greeting(EngineDescription? Engine, string? Absent);

/// <summary>Calls and answers between two processes: one JSON object a line, in the encoding of case and result files.</summary>
internal static class CallPipe
{
    /// <summary>Says whether the engine is here, then answers calls until there are no more.</summary>
    internal static void Serve(Func<ICaller> create, Stream calls, Stream answers)
    {
        ICaller caller;
        try
        {
            caller = create();
        }
        catch (UsageException error)
        {
            Send(answers, json => JsonSerializer.Serialize(json, new Greeting(null, error.Message), RunStamp.Json));
            return;
        }

        Send(answers, json => JsonSerializer.Serialize(json, new Greeting(caller.Description, null), RunStamp.Json));
        using var lines = new ByteLines(calls);
        while (lines.Next(out var line))
        {
            using var document = JsonDocument.Parse(line);
            var call = CaseJson.ReadCall(document.RootElement);
            var answer = caller.Ask(call);
            Send(answers, json => CaseJson.WriteAnswer(json, call.Id, answer));
        }
    }

    /// <summary>What the other side says first; null when it has ended.</summary>
    internal static Greeting? Greet(ByteLines answers) =>
        answers.Next(out var line) ? JsonSerializer.Deserialize<Greeting>(line.Span, RunStamp.Json) : null;

    /// <summary>Sends a call.</summary>
    internal static void Send(Stream calls, Call call) => Send(calls, json => CaseJson.WriteCall(json, call));

    /// <summary>The answer on the next line; null when the other side has ended.</summary>
    internal static Answer? Receive(ByteLines answers)
    {
        if (!answers.Next(out var line)) return null;
        using var document = JsonDocument.Parse(line);
        return CaseJson.ReadAnswer(document.RootElement);
    }

    private static void Send(Stream stream, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, CaseJson.Options)) write(json);
        buffer.WriteByte((byte)'\n');
        buffer.WriteTo(stream);
        stream.Flush();
    }
}
