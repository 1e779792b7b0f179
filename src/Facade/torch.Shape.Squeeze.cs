using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>A view without the dimensions of size 1.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.squeeze</c>; derivatives.yaml <c>squeeze</c>.</remarks>
    public static Tensor squeeze(this Tensor input)
    {
        var view = input.AsView(Squeezed(input, null), input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new SqueezeBackward0(input)) : view;
    }

    /// <summary>A view without those of the dimensions <paramref name="dim"/> whose size is 1.</summary>
    /// <exception cref="IndexError">A dimension lies outside [−rank, rank − 1].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.squeeze</c>; derivatives.yaml <c>squeeze.dim</c>, <c>squeeze.dims</c>.</remarks>
    public static Tensor squeeze(this Tensor input, Dims dim)
    {
        var view = input.AsView(Squeezed(input, dim), input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(Squeezing(input, dim)) : view;
    }

    /// <summary>Takes the dimensions of size 1 from this tensor itself.</summary>
    /// <inheritdoc cref="squeeze(Tensor)"/>
    public static Tensor squeeze_(this Tensor self)
    {
        Inplace.Check(self);
        var node = Graph.Needs(self) ? new SqueezeBackward3(self) : null;
        self.Raw = self.Raw.As(Squeezed(self, null));
        return self.Reshaped(node);
    }

    /// <summary>Takes those of the dimensions <paramref name="dim"/> whose size is 1 from this tensor itself.</summary>
    /// <inheritdoc cref="squeeze(Tensor, Dims)"/>
    public static Tensor squeeze_(this Tensor self, Dims dim)
    {
        Inplace.Check(self);
        var shape = Squeezed(self, dim);
        Node? node = !Graph.Needs(self) ? null
            : dim.IsSingle ? new SqueezeBackward4(self, dim[0]) : new SqueezeBackward5(self, dim.ToArray());
        self.Raw = self.Raw.As(shape);
        return self.Reshaped(node);
    }

    /// <summary>A view with a new dimension of size 1 in front of dimension <paramref name="dim"/>.</summary>
    /// <exception cref="IndexError">The place lies outside [−rank − 1, rank].</exception>
    /// <remarks>PyTorch 2.13 <c>torch.unsqueeze</c>; derivatives.yaml <c>unsqueeze</c>.</remarks>
    public static Tensor unsqueeze(this Tensor input, long dim)
    {
        var view = input.AsView(Unsqueezed(input, dim), input.Raw.Offset);
        return Graph.Needs(input) ? view.Record(new UnsqueezeBackward0(input, dim)) : view;
    }

    /// <summary>Gives this tensor itself a new dimension of size 1.</summary>
    /// <inheritdoc cref="unsqueeze"/>
    public static Tensor unsqueeze_(this Tensor self, long dim)
    {
        Inplace.Check(self);
        var shape = Unsqueezed(self, dim);
        var node = Graph.Needs(self) ? new UnsqueezeBackward1(self, dim) : null;
        self.Raw = self.Raw.As(shape);
        return self.Reshaped(node);
    }

    private static Node Squeezing(Tensor input, Dims dim) =>
        dim.IsSingle ? new SqueezeBackward1(input, dim[0]) : new SqueezeBackward2(input, dim.ToArray());

    private static Shape Squeezed(Tensor input, Dims? dim)
    {
        var shape = input.Raw.Shape;
        var chosen = Checks.DimSet(dim, shape.Rank);
        List<long> sizes = [], strides = [];
        for (var d = 0; d < shape.Rank; d++)
        {
            if (shape.Sizes[d] == 1 && chosen[d]) continue;
            sizes.Add(shape.Sizes[d]);
            strides.Add(shape.Strides[d]);
        }

        return Shape.Of([.. sizes], [.. strides]);
    }

    private static Shape Unsqueezed(Tensor input, long dim)
    {
        var shape = input.Raw.Shape;
        var d = Checks.Wrap(dim, shape.Rank + 1);
        return shape.Insert(d, 1, d == shape.Rank ? 1 : shape.Sizes[d] * shape.Strides[d]);
    }
}
