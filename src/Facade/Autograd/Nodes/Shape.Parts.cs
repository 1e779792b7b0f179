namespace Compat;

/// <summary>derivatives.yaml: <c>split.Tensor</c>; the parts' gradients side by side.</summary>
internal class SplitBackward0(Tensor self, long split_size, long dim, int outputs) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("split_size", split_size).Add("dim", unchecked((ulong)dim)).Add("self_sym_sizes", new Size(_self.Sizes));

    protected internal override Tensor?[] Apply(Tensor?[] grads) => [Joined.Cat(this, grads, outputs, dim)];
}

/// <summary>derivatives.yaml: <c>split_with_sizes</c>; the parts' gradients side by side.</summary>
internal class SplitWithSizesBackward0(Tensor self, long[] split_sizes, long dim) : Node(self)
{
    private readonly Engines.Shape _self = self.Raw.Shape;

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("split_sizes", split_sizes).Add("dim", unchecked((ulong)dim)).Add("self_sym_sizes", new Size(_self.Sizes));

    protected internal override Tensor?[] Apply(Tensor?[] grads) => [Joined.Cat(this, grads, split_sizes.Length, dim)];
}

/// <summary>derivatives.yaml: <c>unsafe_split.Tensor</c>.</summary>
internal sealed class UnsafeSplitBackward0(Tensor self, long split_size, long dim, int outputs)
    : SplitBackward0(self, split_size, dim, outputs);

/// <summary>derivatives.yaml: <c>unsafe_split_with_sizes</c>.</summary>
internal sealed class UnsafeSplitWithSizesBackward0(Tensor self, long[] split_sizes, long dim)
    : SplitWithSizesBackward0(self, split_sizes, dim);

/// <summary>derivatives.yaml: <c>unbind.int</c>; the slices' gradients stacked.</summary>
internal sealed class UnbindBackward0(Tensor self, long dim) : Node(self)
{
    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("dim", unchecked((ulong)dim));

    protected internal override Tensor?[] Apply(Tensor?[] grads) =>
        [Joined.All(this, grads, grads.Length) is { } all ? torch.stack(all, dim) : null];
}

/// <summary>derivatives.yaml: <c>cat</c>; each operand's part of grad.</summary>
internal sealed class CatBackward0(Tensor[] tensors, long dim) : Node(tensors)
{
    private readonly Engines.Shape[] _shapes = Array.ConvertAll(tensors, tensor => tensor.Raw.Shape);

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("dim", unchecked((ulong)dim));

    /// <remarks>PyTorch 2.13 <c>cat_tensors_backward</c>: a legacy empty vector gets zeros.</remarks>
    protected override Tensor?[] Apply(Tensor grad)
    {
        var (grads, start) = (new Tensor?[_shapes.Length], 0L);
        for (var i = 0; i < grads.Length; i++)
        {
            if (_shapes[i].Rank == 1 && _shapes[i].Count == 0 && grad.Rank != 1)
            {
                if (Needs(i)) grads[i] = grad.new_zeros([0]);
                continue;
            }

            var length = _shapes[i].Sizes[Checks.Wrap(dim, grad.Rank)];
            if (Needs(i)) grads[i] = grad.narrow(dim, start, length);
            start += length;
        }

        return grads;
    }
}

/// <summary>derivatives.yaml: <c>stack</c>; the slices of grad.</summary>
internal sealed class StackBackward0(Tensor[] tensors, long dim) : Node(tensors)
{
    private readonly int _count = tensors.Length;

    protected internal override void Attributes(SavedAttributes attributes) => attributes.Add("dim", unchecked((ulong)dim));

    protected override Tensor?[] Apply(Tensor grad)
    {
        var grads = new Tensor?[_count];
        for (var i = 0; i < grads.Length; i++) grads[i] = Needs(i) ? grad.select(dim, i) : null;
        return grads;
    }
}

/// <summary>Gradients of several outputs joined; zeros for those that got none.</summary>
file static class Joined
{
    public static Tensor? Cat(Node node, Tensor?[] grads, int outputs, long dim) =>
        All(node, grads, outputs) is { } all ? torch.cat(all, dim) : null;

    public static Tensor[]? All(Node node, Tensor?[] grads, int outputs)
    {
        if (Array.Find(grads, grad => grad is not null)?.Engine is not { } engine) return null;
        var all = new Tensor[outputs];
        for (var i = 0; i < outputs; i++)
        {
            var info = node.Output(i);
            var place = node.OutputDevice ?? Device.Cpu;
            all[i] = (i < grads.Length ? grads[i] : null)
                ?? Tensor.Of(engine.Fill(engine.Empty(Engines.Shape.Of(info.Shape.Sizes), info.DType, place), 0), engine);
        }

        return all;
    }
}
