using System.Text.Json;

namespace Compat.Conformance.Live;

/// <summary>Which PyTorch answers, and what its answers depend on.</summary>
/// <param name="PyTorch">PyTorch's version.</param>
/// <param name="Python">Python's version.</param>
/// <param name="Threads">How many threads an operator may use.</param>
/// <param name="CpuCapability">Which instructions its kernels use.</param>
/// <param name="Platform">The system and its C library.</param>
/// <param name="Machine">The kind of processor.</param>
/// <param name="Memory">Bytes that calls may take; null where the system sets no limit.</param>
public sealed record OracleDescription(
    string PyTorch, string Python, int Threads, string CpuCapability, string Platform, string Machine, long? Memory)
{
    /// <summary>The interpreter.</summary>
    public string Interpreter { get; init; } = "";

    /// <summary>How the interpreter was found.</summary>
    public string Source { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() =>
        $"PyTorch {PyTorch} (Python {Python}, {Threads} thread{(Threads == 1 ? "" : "s")}, {CpuCapability}, {Platform} {Machine}), "
        + $"found by {Source}: {Interpreter}";

    /// <exception cref="FormatException">It does not describe a PyTorch.</exception>
    internal static OracleDescription Read(JsonElement json)
    {
        try
        {
            string Text(string key) => json.GetProperty(key).GetString()!;
            var memory = json.GetProperty("memory");
            return new OracleDescription(
                Text("pytorch"), Text("python"), json.GetProperty("threads").GetInt32(), Text("cpu_capability"), Text("platform"),
                Text("machine"), memory.ValueKind == JsonValueKind.Number ? memory.GetInt64() : null);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("it did not say which PyTorch it is", error);
        }
    }
}
