namespace Compat;

public static partial class torch
{
    /// <summary>PyTorch's module <c>torch.autograd</c>.</summary>
    public static partial class autograd
    {
        /// <summary>Gathers the gradients of <paramref name="tensors"/> in the leaves of their graph.</summary>
        /// <param name="tensors">Roots; one without a gradient vector must have one element.</param>
        /// <param name="grad_tensors">Gradient vectors, one for each root; null for a scalar root.</param>
        /// <param name="retain_graph">Keeps what was saved for another backward; by default as <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Records the gradients' own computation.</param>
        /// <param name="inputs">Gathers in these tensors only.</param>
        /// <exception cref="RuntimeError">A root does not require grad or is no scalar, or a vector's shape differs.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.backward</c>.</remarks>
        public static void backward(
            TensorList tensors, TensorList? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            TensorList? inputs = null)
        {
            if (inputs is { Count: 0 }) throw new RuntimeError("`inputs` argument to `backward()` cannot be empty.");
            var roots = Roots(tensors);
            if (Tracing.On) TraceRoots(tensors);
            var gradients = MakeGrads(tensors, grad_tensors);
            if (create_graph) Warnings.BackwardCreatesGraph();
            var captures = inputs is null ? null : new Captures(Targets(inputs), accumulate: true);
            Backward.Run(roots, gradients, retain_graph ?? create_graph, create_graph, captures);
            if (captures is null) return;
            for (var i = 0; i < inputs!.Count; i++)
            {
                if (captures.Gradients[i] is { } gradient) Accumulate(inputs[i]!, gradient);
            }
        }

        /// <summary>The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, which gather nothing.</summary>
        /// <returns>One gradient for each input; null where it was not used and <paramref name="allow_unused"/> permits that.</returns>
        /// <exception cref="RuntimeError">An input was not used in the graph or does not require grad.</exception>
        /// <remarks>PyTorch 2.13 <c>torch.autograd.grad</c>.</remarks>
        public static Tensor[] grad(
            TensorList outputs, TensorList inputs, TensorList? grad_outputs = null, bool? retain_graph = null, bool create_graph = false,
            bool? allow_unused = null, bool materialize_grads = false)
        {
            if (materialize_grads && allow_unused == false)
            {
                throw new ValueError("Expected allow_unused to be True or not passed when materialize_grads=True, but got: "
                    + "allow_unused=False.");
            }

            var gradients = MakeGrads(outputs, grad_outputs);
            var roots = Roots(outputs);
            var captures = new Captures(Targets(inputs), accumulate: false);
            Backward.Run(roots, gradients, retain_graph ?? create_graph, create_graph, captures);
            for (var i = 0; i < inputs.Count; i++)
            {
                if (captures.Gradients[i] is not null) continue;
                if (materialize_grads) captures.Gradients[i] = zeros_like(inputs[i]!);
                else if (allow_unused != true)
                {
                    throw new RuntimeError($"The differentiated Tensor at index {i} appears to not have been used in the graph. Set "
                        + "allow_unused=True if this is the desired behavior.");
                }
            }

            return captures.Gradients!;
        }

        private static void TraceRoots(TensorList tensors)
        {
            foreach (var tensor in tensors) Tracing.Root(tensor!);
        }

        private static Edge[] Roots(TensorList tensors)
        {
            var roots = new Edge[tensors.Count];
            for (var i = 0; i < roots.Length; i++)
            {
                roots[i] = Node.EdgeOf(tensors[i]);
                if (roots[i].Function is null)
                {
                    throw new RuntimeError($"element {i} of tensors does not require grad and does not have a grad_fn");
                }
            }

            return roots;
        }

        private static Edge[] Targets(TensorList inputs)
        {
            var targets = new Edge[inputs.Count];
            for (var i = 0; i < targets.Length; i++)
            {
                if (!inputs[i]!.requires_grad) throw new RuntimeError("One of the differentiated Tensors does not require grad");
                targets[i] = Node.EdgeOf(inputs[i]);
            }

            return targets;
        }

        private static Tensor?[] MakeGrads(TensorList outputs, TensorList? grads)
        {
            var made = new Tensor?[outputs.Count];
            if (grads is not null && grads.Count != outputs.Count)
            {
                throw new RuntimeError($"got {outputs.Count} tensors and {grads.Count} gradients");
            }

            for (var i = 0; i < made.Length; i++)
            {
                var output = outputs[i]!;
                made[i] = grads?[i] is { } given ? Checked(output, given, i) : Implicit(output);
            }

            return made;
        }

        private static Tensor? Implicit(Tensor output)
        {
            if (!output.requires_grad) return null;
            if (output.Count != 1) throw new RuntimeError("grad can be implicitly created only for scalar outputs");
            if (!output.dtype.is_floating_point)
            {
                throw new RuntimeError($"grad can be implicitly created only for real scalar outputs but got {output.dtype}");
            }

            return ones_like(output);
        }

        private static Tensor Checked(Tensor output, Tensor given, int i)
        {
            if (!given.Raw.Shape.SameSizes(output.Raw.Shape))
            {
                throw new RuntimeError($"Mismatch in shape: grad_output[{i}] has a shape of {given.shape} and output[{i}] has a shape of "
                    + $"{output.shape}.");
            }

            if (given.dtype.is_complex != output.dtype.is_complex)
            {
                throw new RuntimeError("For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in "
                    + $"dtype: grad_output[{i}] has a dtype of {given.dtype} and output[{i}] has a dtype of {output.dtype}.");
            }

            return given;
        }

        private static void Accumulate(Tensor input, Tensor gradient)
        {
            input.Meta ??= new AutogradMeta();
            input.Meta.Grad = input.Meta.Grad is { } before ? before + gradient : gradient;
        }
    }

    /// <summary>Gathers the gradients of this tensor in the leaves of its graph.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.backward</c>.</remarks>
    /// <inheritdoc cref="autograd.backward"/>
    public static void backward(
        this Tensor self, Tensor? gradient = null, bool? retain_graph = null, bool create_graph = false, TensorList? inputs = null) =>
        autograd.backward(self, gradient is null ? null : new TensorList(gradient), retain_graph, create_graph, inputs);

    /// <summary>Makes a tensor that is no leaf keep its gradient.</summary>
    /// <exception cref="RuntimeError">The tensor does not require grad.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.retain_grad</c>.</remarks>
    public static void retain_grad(this Tensor self)
    {
        if (!self.requires_grad) throw new RuntimeError("can't retain_grad on Tensor that has requires_grad=False");
        if (self.is_leaf || self.RetainsGradFlag) return;
        self.RetainsGradFlag = true;
        var weak = new WeakReference<Tensor>(self);
        self.grad_fn!.AddPreHook(self.OutputNr, grad =>
        {
            if (!weak.TryGetTarget(out var tensor)) return null;
            tensor.Meta ??= new AutogradMeta();
            tensor.Meta.Grad = tensor.Meta.Grad is { } before ? before + grad : grad.clone();
            return null;
        });
    }

    /// <summary>Sets whether operations on the tensor record.</summary>
    /// <exception cref="RuntimeError">The tensor is not a leaf, or its dtype cannot have gradients.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.requires_grad_</c>.</remarks>
    public static Tensor requires_grad_(this Tensor self, bool requires_grad = true)
    {
        if (requires_grad && self.is_leaf && !self.dtype.IsDifferentiable)
        {
            throw new RuntimeError("only Tensors of floating point dtype can require gradients");
        }

        self.requires_grad = requires_grad;
        return self;
    }
}
