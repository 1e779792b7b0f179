using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>PyTorch's module <c>torch.autograd.graph</c>.</summary>
        public static partial class graph
        {
            /// <summary>What every node is: <c>tensor.grad_fn is torch.autograd.graph.Node</c>.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.Node</c>, the base of nodes of operators, functions and leaves.</remarks>
            public abstract class Node
            {
                private protected Node()
                {
                }

                /// <summary>The nodes the gradients of the inputs go to, each with the number of its output.</summary>
                public abstract IReadOnlyList<(Compat.Node? fn, int index)> next_functions { get; }

                /// <summary>Values kept with the node, under names of the user's own.</summary>
                public abstract Dictionary<string, object?> metadata { get; }

                /// <summary>Shape, dtype and device of each forward output, whose gradients the node receives.</summary>
                public abstract IReadOnlyList<InputMetadata> _input_metadata { get; }

                /// <summary>PyTorch's name of the node.</summary>
                public abstract string name();

                /// <inheritdoc cref="Compat.Node.register_hook(Func{Tensor[], Tensor[], Tensor[]})"/>
                [OverloadResolutionPriority(1)]
                public abstract RemovableHandle register_hook(Func<Tensor[], Tensor[], Tensor?[]?> hook);

                /// <inheritdoc cref="Compat.Node.register_hook(Action{Tensor[], Tensor[]})"/>
                public abstract RemovableHandle register_hook(Action<Tensor[], Tensor[]> hook);

                /// <inheritdoc cref="Compat.Node.register_prehook(Func{Tensor[], Tensor[]})"/>
                [OverloadResolutionPriority(1)]
                public abstract RemovableHandle register_prehook(Func<Tensor[], Tensor?[]?> hook);

                /// <inheritdoc cref="Compat.Node.register_prehook(Action{Tensor[]})"/>
                public abstract RemovableHandle register_prehook(Action<Tensor[]> hook);

                /// <summary>The node's number in its thread: of nodes that are ready, the one with the highest runs first.</summary>
                public abstract ulong _sequence_nr();
            }

            /// <summary>A place in the graph where a gradient arrives: a node, and which of its forward outputs.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.GradientEdge</c>.</remarks>
            /// <param name="node">The node.</param>
            /// <param name="output_nr">Number of the output.</param>
            /// <param name="ownership_token">Keeps the graph alive in PyTorch; the node alone does here.</param>
            public readonly record struct GradientEdge(Compat.Node node, int output_nr, Compat.Node? ownership_token = null)
            {
                public override string ToString() =>
                    $"GradientEdge(node={node}, output_nr={output_nr}, ownership_token={ownership_token?.ToString() ?? "None"})";
            }

            /// <summary>The edge at which the gradient of <paramref name="tensor"/> arrives; of a leaf, that of its accumulator.</summary>
            /// <exception cref="RuntimeError">The tensor does not require gradients.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.get_gradient_edge</c>.</remarks>
            public static GradientEdge get_gradient_edge(Tensor tensor)
            {
                var edge = Compat.Node.EdgeOf(tensor);
                return edge.Function is { } node ? new GradientEdge(node, edge.InputNr) : throw new RuntimeError(
                    "It is not possible to get the gradient edge for a Tensor that does not require gradients");
            }

            /// <summary>Counts a write to <paramref name="tensor"/> that the library did not see.</summary>
            /// <param name="tensor">One tensor or several.</param>
            /// <exception cref="RuntimeError">An element is null.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph.increment_version</c>.</remarks>
            public static void increment_version(TensorList tensor)
            {
                foreach (var one in tensor)
                {
                    if (one is null) throw new RuntimeError("increment_version expects each element of the iterable to be a tensor");
                    if (!one.IsInference) one.Counter.Bump();
                }
            }
        }
    }
}
