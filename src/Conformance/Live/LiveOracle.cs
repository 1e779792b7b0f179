using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;

namespace Compat.Conformance.Live;

/// <summary>Asks an installed PyTorch what it gives for cases now, in a process that is replaced when a call ends or hangs it.</summary>
internal sealed class LiveOracle : IDisposable
{
    private const int BatchSize = 64;
    private readonly FoundPython _python;
    private readonly OracleSettings _settings;
    private readonly SortedDictionary<string, int> _warnings = new(StringComparer.Ordinal);
    private OracleProcess? _process;
    private volatile bool _closed;

    /// <exception cref="UsageException">There is no PyTorch that works.</exception>
    internal LiveOracle(FoundPython python, OracleSettings settings)
    {
        (_python, _settings) = (python, settings);
        _process = new OracleProcess(python, settings);
        Description = _process.Description;
    }

    /// <summary>Which PyTorch answers.</summary>
    internal OracleDescription Description { get; }

    /// <summary>How often each call is made; other answers than the first must be equal to it in every bit.</summary>
    internal int Runs { get; init; } = 1;

    /// <summary>How often the process was replaced.</summary>
    internal int Restarts { get; private set; }

    /// <summary>What PyTorch warned of, with the number of cases.</summary>
    internal IReadOnlyDictionary<string, int> Warnings => _warnings;

    /// <summary>The process that answers now.</summary>
    internal int? ProcessId => _process?.Id;

    /// <summary>The cases in order, with PyTorch's answer of now as the recorded one; one batch is asked while another is used.</summary>
    internal IEnumerable<Case> Answer(IEnumerable<Case> cases)
    {
        Task<Case[]>? asked = null;
        foreach (var batch in cases.Chunk(BatchSize))
        {
            var answered = asked?.GetAwaiter().GetResult() ?? [];
            asked = Task.Run(() => Ask(batch));
            foreach (var item in answered) yield return item;
        }

        foreach (var item in asked?.GetAwaiter().GetResult() ?? []) yield return item;
    }

    public void Dispose()
    {
        _closed = true;
        _process?.End();
    }

    private Case[] Ask(Case[] batch)
    {
        var answered = new Case[batch.Length];
        for (var first = 0; first < batch.Length;) first = Ask(batch, first, answered);
        if (_process is { } process && process.Memory > _settings.Memory) Replace(process);
        return answered;
    }

    // Gives the place of the first case that was not asked: after the last one, or after the one that ended the process.
    private int Ask(Case[] batch, int first, Case[] answered)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var process = _process ??= new OracleProcess(_python, _settings);
        var sending = Task.Run(() => process.Send(batch.Skip(first), Runs));
        var place = first;
        while (place < batch.Length)
        {
            var fault = Receive(process, batch[place], out answered[place]);
            place++;
            if (fault is null) continue;
            answered[place - 1] = batch[place - 1] with { Recorded = new Answer(Unsupported: fault) };
            Replace(process);
            break;
        }

        sending.Wait();
        return place;
    }

    // Why there is no answer and the process must go; null when there is one.
    private string? Receive(OracleProcess process, Case item, out Case answered)
    {
        answered = item;
        if (!process.TryReceive(_settings.Limit, out var json))
        {
            if (!process.HasEnded) return $"PyTorch did not answer this call within {_settings.Limit.TotalSeconds:0.###} s.";
            return $"PyTorch's process ended with code {process.End()} during this call.{process.Printed}";
        }

        try
        {
            var answer = OracleAnswer.Read(json);
            if (answer.Id != item.Call.Id) return $"PyTorch's process answered '{answer.Id}' to this call.";
            foreach (var text in answer.Warnings.Distinct()) _warnings[text] = _warnings.GetValueOrDefault(text) + 1;
            var call = item.Call with
            {
                GradOut = answer.GradOut ?? item.Call.GradOut,
                GradGradOut = answer.GradGradOut ?? item.Call.GradGradOut,
            };
            answered = new Case(call, answer.Given, item.IsOwn);
            return null;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or OverflowException)
        {
            return $"PyTorch's answer could not be read: {error.Message}";
        }
    }

    private void Replace(OracleProcess process)
    {
        process.End();
        _process = null;
        Restarts++;
    }
}
