using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;

namespace Compat.Conformance.Live;

/// <summary>One Python process with PyTorch in it: requests go in, answers come out in order, and what it prints is kept apart.</summary>
internal sealed class OracleProcess
{
    private const int TailLength = 2000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly BlockingCollection<JsonElement> _answers = [];
    private readonly StringBuilder _printed = new();

    /// <exception cref="UsageException">It does not start, or has no PyTorch that works.</exception>
    internal OracleProcess(FoundPython python, OracleSettings settings)
    {
        try
        {
            _process = Process.Start(StartInfo(python.Interpreter, settings))!;
        }
        catch (Win32Exception error)
        {
            throw new UsageException($"Python could not be started: {python.Interpreter}: {error.Message}");
        }

        new Thread(Drain) { IsBackground = true, Name = "oracle prints" }.Start();
        new Thread(Read) { IsBackground = true, Name = "oracle answers" }.Start();
        try
        {
            if (!_answers.TryTake(out var hello, StartLimit)) throw new FormatException($"it ended with code {End()}");
            Description = OracleDescription.Read(hello) with { Interpreter = python.Interpreter, Source = python.Source };
        }
        catch (FormatException error)
        {
            End();
            throw new UsageException($"{python.Interpreter} (found by {python.Source}) could not start PyTorch: {error.Message}.{Printed}");
        }
    }

    internal OracleDescription Description { get; }

    internal int Id => _process.Id;

    /// <summary>The end of what it printed, on lines of its own; empty where it printed nothing.</summary>
    internal string Printed
    {
        get
        {
            lock (_printed) return _printed.Length == 0 ? "" : "\nIt printed:\n" + _printed.ToString().TrimEnd();
        }
    }

    /// <summary>Bytes of memory in use.</summary>
    internal long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    /// <summary>Sends requests; where the process has ended, the answers tell.</summary>
    internal void Send(IEnumerable<Case> cases, int runs)
    {
        var stream = _process.StandardInput.BaseStream;
        try
        {
            foreach (var item in cases)
            {
                using (var json = new Utf8JsonWriter(stream, CaseJson.Options)) Write(json, item, runs);
                stream.WriteByte((byte)'\n');
                stream.Flush();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return;
        }
    }

    /// <summary>The next answer; false when it did not come in time, or cannot come any more.</summary>
    internal bool TryReceive(TimeSpan limit, out JsonElement answer) => _answers.TryTake(out answer, limit);

    /// <summary>Whether no answer can come any more.</summary>
    internal bool HasEnded => _answers.IsCompleted;

    /// <summary>Ends it and gives its exit code: the one it ended with by itself, where it did.</summary>
    internal int End()
    {
        if (_answers.IsAddingCompleted) _process.WaitForExit(1000);
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        return _process.ExitCode;
    }

    private static ProcessStartInfo StartInfo(string interpreter, OracleSettings settings)
    {
        var start = new ProcessStartInfo(interpreter, ["-u", settings.Script, "--memory", $"{settings.Memory}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(settings.Script),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PYTHON", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["PYTHONHASHSEED"] = "0";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var threads in new[] { "OMP_NUM_THREADS", "MKL_NUM_THREADS" }) start.Environment[threads] = "1";
        return start;
    }

    private static void Write(Utf8JsonWriter json, Case item, int runs)
    {
        json.WriteStartObject();
        json.WritePropertyName("call");
        CaseJson.WriteCall(json, item.Call);
        json.WriteBoolean("draw", item.Recorded is { Out: null, Error: null } && item.Call.GradOut is null);
        json.WriteNumber("runs", runs);
        json.WriteEndObject();
    }

    private void Read()
    {
        using var lines = new ByteLines(_process.StandardOutput.BaseStream);
        try
        {
            while (lines.Next(out var line))
            {
                using var document = JsonDocument.Parse(line);
                _answers.Add(document.RootElement.Clone());
            }
        }
        catch (Exception error) when (error is IOException or JsonException or ObjectDisposedException)
        {
            Keep($"[unreadable answer: {error.Message}]");
        }

        _answers.CompleteAdding();
    }

    private void Drain()
    {
        var buffer = new char[4096];
        int count;
        while ((count = _process.StandardError.Read(buffer)) > 0) Keep(new string(buffer, 0, count));
    }

    private void Keep(string text)
    {
        lock (_printed)
        {
            _printed.Append(text);
            if (_printed.Length > TailLength) _printed.Remove(0, _printed.Length - TailLength);
        }
    }
}

/// <summary>How the process is started.</summary>
/// <param name="Script">What it runs.</param>
/// <param name="Limit">How long one call may take.</param>
/// <param name="Memory">How many bytes calls may take.</param>
internal sealed record OracleSettings(string Script, TimeSpan Limit, long Memory)
{
    /// <summary>The script beside the program, with 4 GiB.</summary>
    internal static OracleSettings Of(TimeSpan limit) =>
        new(Path.Combine(AppContext.BaseDirectory, "oracle", "oracle.py"), limit, 4L << 30);
}
