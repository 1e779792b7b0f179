namespace Compat;

/// <summary>The gate of tracing: every operator's result, every node of a backward walk and every step of an optimizer, in order, as JSON
/// lines in the file that the environment names in COMPAT_TRACE.</summary>
/// <remarks>Every call stands behind a test of <see cref="On"/>, which the compiler knows to be false where nothing is traced.</remarks>
internal static class Tracing
{
    /// <summary>True for the whole life of a process that was started with COMPAT_TRACE.</summary>
    internal static readonly bool On = Environment.GetEnvironmentVariable("COMPAT_TRACE") is { Length: > 0 };

    [ThreadStatic]
    private static bool Busy;

    private static readonly Lock Gate = new();

    /// <summary>A result, whose elements may still be filled before the next event.</summary>
    internal static void Made(Tensor result) => Guarded(result, static (trace, result) => trace.Made(result, CallSite.Here()));

    /// <summary>The operands of the operator that was asked whether it records.</summary>
    internal static void Asked(params ReadOnlySpan<Tensor?> operands)
    {
        var list = operands.ToArray();
        Guarded(list, static (trace, list) => trace.Asked(list, CallSite.Here()));
    }

    /// <summary>Elements are about to be written in place: what waits is written down first.</summary>
    internal static void BeforeWrite() => Guarded(0, static (trace, _) => trace.Flush());

    /// <summary>A node has run.</summary>
    internal static void Ran(Node node, Tensor?[] arrived, Tensor?[] results) => Guarded(
        (node, arrived, results), static (trace, ran) => trace.Ran(ran.node, ran.arrived, ran.results, CallSite.Here()));

    /// <summary>A leaf has its gradient.</summary>
    internal static void Accumulated(Tensor leaf) => Guarded(
        leaf, static (trace, leaf) => trace.Event("leaf", "AccumulateGrad", [leaf], leaf.Meta!.Grad!, CallSite.Here()));

    /// <summary>Backward starts here.</summary>
    internal static void Root(Tensor root) => Guarded(
        root, static (trace, root) => trace.Event("loss", "backward", [root], root, CallSite.Here()));

    /// <summary>An optimizer has changed a parameter.</summary>
    internal static void Stepped(string optimizer, Tensor parameter) => Guarded(
        (optimizer, parameter), static (trace, step) =>
            trace.Event("optimizer", step.optimizer, [step.parameter], step.parameter, CallSite.Here()));

    // What tracing itself computes is not traced.
    private static void Guarded<T>(T what, Action<TraceWriter, T> action)
    {
        if (Busy) return;
        Busy = true;
        try
        {
            lock (Gate) action(TraceWriter.Default, what);
        }
        finally
        {
            Busy = false;
        }
    }

    internal static void Close() => Guarded(0, static (trace, _) => trace.Close());
}
