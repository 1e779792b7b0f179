namespace Compat;

/// <summary>One hook on the gradients of several tensors, called in each backward when those that it computes are there.</summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.graph.register_multi_grad_hook</c>. What it has seen is kept in the walk: of its own in each of
/// several that run at once, and gone when one fails.</remarks>
internal sealed class MultiGradHook
{
    private readonly Node[] _nodes;
    private readonly Action<Tensor[]> _all;

    private MultiGradHook(TensorList tensors, Action<Tensor[]> all)
    {
        _all = all;
        _nodes = new Node[tensors.Count];
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = Node.EdgeOf(tensors[i]).Function ?? throw new AssertionError("Expected gradient function to be set");
        }
    }

    /// <summary>Calls <paramref name="hook"/> with all gradients, when all that are computed are there.</summary>
    /// <exception cref="AssertionError">A tensor does not require grad.</exception>
    public static RemovableHandle All(TensorList tensors, Action<Tensor[]> hook)
    {
        var multi = new MultiGradHook(tensors, hook);
        var handles = new RemovableHandle[tensors.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            var index = i;
            handles[i] = tensors[i]!.register_hook(grad => multi.Arrived(index, grad));
        }

        return Together(handles);
    }

    /// <summary>Calls <paramref name="hook"/> with the first gradient that is there.</summary>
    public static RemovableHandle Any(TensorList tensors, Action<Tensor> hook)
    {
        var key = new object();
        void First(Tensor grad)
        {
            if (Backward.Current!.Memory.TryAdd(key, key)) hook(grad);
        }

        return Together([.. tensors.Where(tensor => tensor!.requires_grad).Select(tensor => tensor!.register_hook(First))]);
    }

    private static RemovableHandle Together(RemovableHandle[] handles) => new(() =>
    {
        foreach (var handle in handles) handle.remove();
    });

    private void Arrived(int index, Tensor grad)
    {
        var walk = Backward.Current!;
        if (!walk.Memory.TryGetValue(this, out var known))
        {
            known = new State { Gradients = new Tensor[_nodes.Length], Missing = _nodes.Count(walk.WillExecute) };
            walk.Memory[this] = known;
        }

        var state = (State)known;
        state.Gradients[index] = grad;
        if (--state.Missing != 0) return;
        _all(state.Gradients);
        walk.Memory.Remove(this);
    }

    private sealed class State
    {
        public required Tensor[] Gradients;
        public int Missing;
    }
}
