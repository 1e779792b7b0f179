namespace Compat;

public static partial class torch
{
    /// <summary>PyTorch's module <c>torch.autograd</c>.</summary>
    public static partial class autograd
    {
        /// <summary>Gathers the gradients of <paramref name="tensors"/> in the leaves of their graph.</summary>
        /// <param name="tensors">Roots, tensors or gradient edges; one without a gradient vector must have one element.</param>
        /// <param name="grad_tensors">Gradient vectors, one for each root; null for a scalar root.</param>
        /// <param name="retain_graph">Keeps what was saved for another backward; by default as <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Records the gradients' own computation.</param>
        /// <param name="grad_variables">The old name of <paramref name="grad_tensors"/>, with a warning.</param>
        /// <param name="inputs">Gathers in these tensors only, also in those that are no leaves.</param>
        /// <exception cref="RuntimeError">A root does not require grad or is no scalar, or a vector's shape differs.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.backward</c>.</remarks>
        public static void backward(
            TensorOrEdgeList tensors, TensorList? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            TensorList? grad_variables = null, TensorOrEdgeList? inputs = null)
        {
            if (grad_variables is not null) grad_tensors = Renamed(grad_tensors, grad_variables);
            if (inputs is { Count: 0 }) throw new RuntimeError("`inputs` argument to `backward()` cannot be empty.");
            var gradients = RootGradients.Of(tensors, grad_tensors);
            var roots = RootGradients.Roots(tensors);
            if (Tracing.On) TraceRoots(tensors);
            var captures = inputs is null ? null : new Captures(RootGradients.Targets(inputs, accumulate: true), accumulate: true);
            if (create_graph) Warnings.BackwardCreatesGraph();
            Backward.Run(roots, gradients, retain_graph ?? create_graph, create_graph, captures);
        }

        /// <summary>The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, which gather nothing.</summary>
        /// <param name="outputs">Roots, tensors or gradient edges; one without a gradient vector must have one element.</param>
        /// <param name="inputs">Tensors or gradient edges.</param>
        /// <param name="grad_outputs">Gradient vectors, one for each root; null for a scalar root.</param>
        /// <param name="retain_graph">Keeps what was saved for another backward; by default as <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Records the gradients' own computation.</param>
        /// <param name="only_inputs">Ignored; false warns.</param>
        /// <param name="allow_unused">True gives null for an input that was not used; by default as
        /// <paramref name="materialize_grads"/>.</param>
        /// <param name="is_grads_batched">Not implemented: it needs vmap.</param>
        /// <param name="materialize_grads">Zeros in place of null.</param>
        /// <returns>One gradient for each input; null where it was not used and <paramref name="allow_unused"/> permits that.</returns>
        /// <exception cref="RuntimeError">An input was not used in the graph or does not require grad.</exception>
        /// <exception cref="ValueError"><paramref name="allow_unused"/> is false with <paramref name="materialize_grads"/>.</exception>
        /// <exception cref="NotImplementedError"><paramref name="is_grads_batched"/> is true.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.grad</c>.</remarks>
        public static Tensor[] grad(
            TensorOrEdgeList outputs, TensorOrEdgeList inputs, TensorList? grad_outputs = null, bool? retain_graph = null,
            bool create_graph = false, bool only_inputs = true, bool? allow_unused = null, bool is_grads_batched = false,
            bool materialize_grads = false)
        {
            if (materialize_grads && allow_unused == false)
            {
                throw new ValueError("Expected allow_unused to be True or not passed when materialize_grads=True, but got: "
                    + "allow_unused=False.");
            }

            if (inputs.Count == 0) throw new RuntimeError("`inputs` argument to `grad()` cannot be empty.");
            if (!only_inputs) Warnings.OnlyInputs();
            if (is_grads_batched)
            {
                throw new NotImplementedError("grad(..., is_grads_batched=True) needs vmap, which is not implemented; call grad() once for "
                    + "each vector of the batch.");
            }

            var gradients = RootGradients.Of(outputs, grad_outputs);
            var roots = RootGradients.Roots(outputs);
            var captures = new Captures(RootGradients.Targets(inputs, accumulate: false), accumulate: false);
            Backward.Run(roots, gradients, retain_graph ?? create_graph, create_graph, captures);
            return Found(captures.Gradients, inputs, allow_unused ?? materialize_grads, materialize_grads, create_graph);
        }

        /// <summary>The gradients of <paramref name="outputs"/> with respect to named inputs, under the same names.</summary>
        /// <inheritdoc cref="grad(TensorOrEdgeList, TensorOrEdgeList, TensorList?, bool?, bool, bool, bool?, bool, bool)"/>
        public static Dictionary<string, Tensor> grad(
            TensorOrEdgeList outputs, Dictionary<string, Tensor> inputs, TensorList? grad_outputs = null, bool? retain_graph = null,
            bool create_graph = false, bool only_inputs = true, bool? allow_unused = null, bool is_grads_batched = false,
            bool materialize_grads = false)
        {
            TensorOrEdgeList listed = inputs;
            var found = grad(
                outputs, listed, grad_outputs, retain_graph, create_graph, only_inputs, allow_unused, is_grads_batched, materialize_grads);
            return new Dictionary<string, Tensor>(inputs.Keys.Select((name, i) => KeyValuePair.Create(name, found[i])));
        }

        private static Tensor[] Found(Tensor?[] gradients, TensorOrEdgeList inputs, bool allowUnused, bool materialize, bool createGraph)
        {
            for (var i = 0; i < gradients.Length; i++)
            {
                if (gradients[i] is not null) continue;
                if (!allowUnused)
                {
                    throw new RuntimeError($"The differentiated Tensor at index {i} appears to not have been used in the graph. Set "
                        + "allow_unused=True if this is the desired behavior.");
                }

                if (!materialize) continue;
                gradients[i] = inputs[i].Tensor is { } input ? zeros_like(input, requires_grad: createGraph)
                    : throw new RuntimeError("materialize_grads cannot be used when the given input is a GradientEdge");
            }

            return gradients!;
        }

        private static TensorList Renamed(TensorList? gradTensors, TensorList gradVariables)
        {
            Warnings.GradVariables();
            return gradTensors is null ? gradVariables : throw new RuntimeError(
                "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use `grad_tensors`.");
        }

        private static void TraceRoots(TensorOrEdgeList tensors)
        {
            foreach (var one in tensors)
            {
                if (one.Tensor is { } tensor) Tracing.Root(tensor);
            }
        }
    }

    /// <summary>Gathers the gradients of this tensor in the leaves of its graph.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.backward</c>.</remarks>
    /// <inheritdoc cref="autograd.backward"/>
    public static void backward(
        this Tensor self, Tensor? gradient = null, bool? retain_graph = null, bool create_graph = false,
        TensorOrEdgeList? inputs = null) =>
        autograd.backward(self, gradient is null ? null : new TensorList(gradient), retain_graph, create_graph, inputs: inputs);

    /// <summary>Sets whether operations on the tensor record.</summary>
    /// <exception cref="RuntimeError">Taken from a tensor that is not a leaf, or asked of a dtype that cannot have gradients.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.requires_grad_</c>.</remarks>
    public static Tensor requires_grad_(this Tensor self, bool requires_grad = true)
    {
        if (requires_grad && !self.dtype.IsDifferentiable)
        {
            throw new RuntimeError("only Tensors of floating point dtype can require gradients");
        }

        if (self.IsLeaf || !requires_grad) self.requires_grad = requires_grad;
        return self;
    }
}
