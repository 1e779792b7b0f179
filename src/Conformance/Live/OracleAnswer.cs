using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Live;

/// <summary>What PyTorch gave for one request.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="Given">The answer; unsupported where PyTorch could not be asked.</param>
/// <param name="GradOut">The vectors drawn for the gradient, where that was asked for.</param>
/// <param name="GradGradOut">The same for the second gradient.</param>
/// <param name="Warnings">What PyTorch warned of.</param>
internal sealed record OracleAnswer(
    string Id, Answer Given, IReadOnlyList<Value>? GradOut, IReadOnlyList<Value>? GradGradOut, string[] Warnings)
{
    /// <exception cref="FormatException">It is not an answer.</exception>
    internal static OracleAnswer Read(JsonElement json)
    {
        var warnings = json.TryGetProperty("warnings", out var heard)
            ? heard.EnumerateArray().Select(text => text.GetString() ?? "").ToArray()
            : [];
        return new OracleAnswer(
            CaseJson.Text(json, "id"), CaseJson.ReadAnswer(json),
            CaseJson.ReadValues(json, "grad_out"), CaseJson.ReadValues(json, "grad_grad_out"), warnings);
    }
}
