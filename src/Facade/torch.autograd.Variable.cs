namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>PyTorch's old name of a tensor, where its engine is found.</summary>
        public static class Variable
        {
            /// <summary>What runs backward.</summary>
            public static class _execution_engine
            {
                /// <summary>
                /// Runs <paramref name="callback"/> at the end of the backward that runs now, of the inner one where one runs in another.
                /// </summary>
                /// <exception cref="RuntimeError">No backward runs.</exception>
                /// <remarks>PyTorch 2.13 <c>torch.autograd.Variable._execution_engine.queue_callback</c>.</remarks>
                public static void queue_callback(Action callback)
                {
                    var walk = Backward.Current
                        ?? throw new RuntimeError("Final callbacks can only be installed during backward pass.");
                    walk.Queue(callback);
                }
            }
        }
    }
}
