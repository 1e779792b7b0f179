using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Compat;

internal sealed partial class Backward
{
    // As many nested walks share a thread's stack.
    // PyTorch 2.13 engine.h, MAX_DEPTH.
    private const int DepthOfThread = 60;

    [ThreadStatic]
    private static int Depth;

    private static bool IsTooDeep => Depth >= DepthOfThread || (Depth > 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack());

    /// <summary>Runs a walk inside walks on a thread of its own, for its stack; what flows with <c>await</c> flows there.</summary>
    /// <remarks>PyTorch 2.13 <c>Engine::add_thread_pool_task</c>.</remarks>
    private static void RunOnThread(Edge[] roots, Tensor?[] gradients, bool keepGraph, bool createGraph, Captures? captures)
    {
        ExceptionDispatchInfo? failure = null;
        var sequence = Node.Numbering;
        var thread = new Thread(() =>
        {
            Node.Numbering = sequence;
            try
            {
                Run(roots, gradients, keepGraph, createGraph, captures);
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }

            sequence = Node.Numbering;
        })
        { IsBackground = true, Name = "autograd" };
        thread.Start();
        thread.Join();
        Node.Numbering = sequence;
        failure?.Throw();
    }

    private void RunWatched(Node node)
    {
        try
        {
            RunNode(node);
        }
        catch (Exception)
        {
            Anomaly.Failed(node);
            throw;
        }
    }
}
