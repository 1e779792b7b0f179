using System.Text.Encodings.Web;
using System.Text.Json;
using Compat.Conformance.Across;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;

namespace Compat.Conformance.Report;

/// <summary>A report as JSON: the header, each engine with its cases, the engines with each other.</summary>
internal static class JsonReport
{
    internal static void Write(Stream stream, ReportModel model)
    {
        using var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        WriteArray(json, "engines", model.Runs, WriteRun);
        WriteArray(json, "absent", model.Absent, (json, engine) => JsonSerializer.Serialize(json, engine, RunStamp.Json));
        WriteArray(json, "pairs", model.Crossing.Pairs, (json, pair) => JsonSerializer.Serialize(json, pair, RunStamp.Json));
        WriteArray(json, "divergences", model.Crossing.Divergences, WriteDivergence);
        WriteArray(json, "programs", model.Programs, (json, program) => JsonSerializer.Serialize(json, program, RunStamp.Json));
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, EngineRun run)
    {
        json.WriteStartObject();
        json.WriteString("engine", run.Engine);
        json.WriteBoolean("stopped", run.IsStopped);
        WriteArray(json, "runs", run.Stamps, (json, stamp) => JsonSerializer.Serialize(json, stamp, RunStamp.Json));
        json.WriteStartObject("counts");
        foreach (var outcome in Enum.GetValues<Outcome>()) json.WriteNumber(outcome.ToString().ToLowerInvariant(), run.Count(outcome));
        json.WriteEndObject();
        WriteArray(json, "no_longer_passing", run.StoppedPassing, (json, result) => json.WriteStringValue(result.Id));
        WriteArray(json, "gone", run.Gone, (json, id) => json.WriteStringValue(id));
        WriteArray(json, "excuses", run.Excuses, (json, excuse) => JsonSerializer.Serialize(json, excuse, RunStamp.Json));
        WriteArray(json, "unreadable", run.Damages, (json, damage) => json.WriteStringValue(damage.ToString()));
        WriteArray(json, "cases", run.Results, WriteCase);
        json.WriteEndObject();
    }

    private static void WriteCase(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("file", result.File);
        json.WriteString("op", result.Op);
        json.WriteString("dtype", result.DType);
        json.WriteString("outcome", result.Outcome.ToString().ToLowerInvariant());
        foreach (var aspect in Enum.GetValues<Aspect>())
        {
            if (ReportModel.Verdict(result.Judgement, aspect) is { } verdict) json.WriteBoolean(NameOf(aspect), verdict.Equal);
        }

        json.WritePropertyName("ulp");
        JsonSerializer.Serialize(json, result.Judgement.Ulp, RunStamp.Json);
        if (result.Judgement.Reason is { } reason) json.WriteString("reason", reason);
        json.WriteNumber("seconds", Math.Round(result.Seconds, 6));
        json.WriteEndObject();
    }

    private static void WriteDivergence(Utf8JsonWriter json, Divergence found)
    {
        json.WriteStartObject();
        json.WriteString("id", found.Case.Id);
        json.WriteString("file", found.Case.File);
        json.WriteString("kind", Divergence.Name(found.Kind));
        WriteArray(json, "engines", found.Engines, (json, engine) => json.WriteStringValue(engine));
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static string NameOf(Aspect aspect) =>
        aspect == Aspect.SecondGradient ? "second_gradient" : aspect.ToString().ToLowerInvariant();
}
