namespace Compat;

/// <summary>Anomaly mode: nodes remember where they were made, and a failing backward tells it.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/anomaly_mode.h</c>, <c>python_anomaly_mode.cpp</c>. There the mode is of the process; here
/// it flows with <c>await</c> as the other modes do.</remarks>
internal static class Anomaly
{
    private const string Trace = "traceback_";
    private const string Parent = "parent_";

    // The handler keeps the thread's copy equal to what flows.
    private static readonly AsyncLocal<Mode> Flowing = new(change => OnThread = change.CurrentValue);

    [ThreadStatic]
    private static Mode OnThread;

    [Flags]
    private enum Mode : byte
    {
        Off = 0,
        On = 1,
        IgnoresNan = 2,
    }

    /// <summary>False until the mode is first touched: the only thing nodes and walks ask of a program that never does.</summary>
    public static bool Used { get; private set; }

    public static bool Enabled => (OnThread & Mode.On) != 0;

    public static bool ChecksNan => (OnThread & Mode.IgnoresNan) == 0;

    public static void Set(bool enabled, bool checkNan)
    {
        Used = true;
        var mode = (enabled ? Mode.On : Mode.Off) | (checkNan ? Mode.Off : Mode.IgnoresNan);
        if (OnThread == mode) return;
        Flowing.Value = mode;
        OnThread = mode;
    }

    /// <summary>Notes in a new node where it was made, and the node whose backward made it.</summary>
    public static void Remember(Node node)
    {
        if (!Enabled) return;
        var metadata = node.metadata;
        metadata[Trace] = ForwardTrace.Here();
        if (Backward.Current?.Evaluating is { } parent) metadata[Parent] = parent;
    }

    /// <summary>Refuses a nan among a node's gradients.</summary>
    /// <exception cref="RuntimeError">There is one.</exception>
    /// <remarks>PyTorch 2.13 <c>evaluate_function</c>.</remarks>
    public static void CheckNan(Node node, Tensor?[] results)
    {
        if (!Enabled || !ChecksNan) return;
        using var mode = torch.no_grad();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result && (bool)torch.isnan(result).any())
            {
                throw new RuntimeError($"Function '{node.name()}' returned nan values in its {i}th output.");
            }
        }
    }

    /// <summary>Tells where a node that failed was made, and by whom.</summary>
    /// <remarks>PyTorch 2.13 <c>PyAnomalyMetadata::print_stack</c>.</remarks>
    public static void Failed(Node node)
    {
        if (!Enabled) return;
        try
        {
            Warnings.FailedBackward(node.name(), Made(node));
            for (var parent = ParentOf(node); parent is not null; parent = ParentOf(parent))
            {
                Warnings.InducedBackward(parent.name(), Made(parent));
            }
        }
        catch (Exception error)
        {
            // A warning that is made an exception must not hide the failure itself.
            Console.Error.WriteLine(error.Message);
        }
    }

    private static string? Made(Node node) => node.Remembered(Trace) is IEnumerable<string> lines ? string.Concat(lines) : null;

    private static Node? ParentOf(Node node) => node.Remembered(Parent) as Node;
}
