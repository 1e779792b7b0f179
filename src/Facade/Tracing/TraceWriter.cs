using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Compat;

/// <summary>Writes one line of JSON for each event; a result waits for the next event, since its elements may be filled after it was
/// made.</summary>
/// <param name="stream">Takes the lines.</param>
internal sealed class TraceWriter(Stream stream)
{
    private readonly ConditionalWeakTable<object, object> _steps = [];
    private readonly List<Waiting> _waiting = [];
    private (string Op, Tensor?[] Operands)? _asked;
    private long _step;

    /// <summary>Into the file that COMPAT_TRACE names.</summary>
    internal static TraceWriter Default { get; } = Open();

    internal void Made(Tensor result, CallSite site)
    {
        if (_waiting.Count > 0 && (_waiting[0].Operands is not null || _waiting[0].Site.Op != site.Op)) Flush();
        var operands = _asked is { } asked && asked.Op == site.Op ? asked.Operands : null;
        _asked = null;
        _waiting.Add(new Waiting(Number(result), result, site, operands?.Select(Reference).ToArray()));
    }

    // The question comes after the result, or, where an operator writes in place, before it.
    internal void Asked(Tensor?[] operands, CallSite site)
    {
        var found = false;
        foreach (ref var one in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_waiting))
        {
            if (one.Site.Op != site.Op || operands.Contains(one.Result)) continue;
            (one, found) = (one with { Operands = [.. operands.Select(Reference)] }, true);
        }

        if (!found) _asked = (site.Op, operands);
    }

    // What goes on to the next nodes: brought to their shapes, as PyTorch's own hooks on nodes see it.
    internal void Ran(Node node, Tensor?[] arrived, Tensor?[] results, CallSite site)
    {
        for (var i = 0; i < Math.Min(results.Length, node.Next.Length); i++)
        {
            var edge = node.Next[i];
            if (results[i] is not { } gradient || edge.Function is not { } next) continue;
            Event("node", node.name(), arrived, Backward.Fit(gradient, next, edge.InputNr, node, i), site, i);
        }
    }

    internal void Event(string kind, string op, Tensor?[] operands, Tensor result, CallSite site, int output = 0)
    {
        Flush();
        var inputs = operands.Select(Reference).ToArray();
        Write(kind, new Waiting(kind == "loss" ? ++_step : Number(result), result, site with { Op = op, Via = op }, inputs), output);
    }

    internal void Flush()
    {
        foreach (var one in _waiting) Write("op", one, 0);
        _waiting.Clear();
    }

    internal void Close()
    {
        Flush();
        stream.Flush();
    }

    private static TraceWriter Open()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Tracing.Close();
        return new TraceWriter(new BufferedStream(File.Create(Environment.GetEnvironmentVariable("COMPAT_TRACE")!), 1 << 16));
    }

    // The storage stands for tensors that were made of another one without an operator.
    private long Number(Tensor result)
    {
        _steps.AddOrUpdate(result, ++_step);
        _steps.AddOrUpdate(result.Raw.Storage, _step);
        return _step;
    }

    private object? Reference(Tensor? operand)
    {
        if (operand is null) return null;
        if (_steps.TryGetValue(operand, out var step) || _steps.TryGetValue(operand.Raw.Storage, out step)) return step;
        return operand.IsWrappedNumber ? Text.PyRepr.Repr(operand.item()) : "leaf";
    }

    private void Write(string kind, Waiting one, int output)
    {
        var values = TracedValues.Of(one.Result, unfilled: one.Site.Op.Contains("empty", StringComparison.Ordinal));
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("step", one.Step);
            json.WriteString("kind", kind);
            json.WriteString("op", one.Site.Op);
            json.WriteString("via", one.Site.Via);
            json.WriteNumber("output", output);
            json.WriteStartArray("in");
            foreach (var input in one.Operands ?? [])
            {
                if (input is long step) json.WriteNumberValue(step);
                else if (input is string text) json.WriteStringValue(text);
                else json.WriteNullValue();
            }

            json.WriteEndArray();
            values.Write(json);
            if (one.Site.Line is { } line) json.WriteString("line", line);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private readonly record struct Waiting(long Step, Tensor Result, CallSite Site, object?[]? Operands);
}
