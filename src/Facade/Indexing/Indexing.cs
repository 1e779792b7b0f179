namespace Compat;

/// <summary>Python's indexing as views and tensors of indices.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/python_variable_indexing.cpp</c>, <c>ATen/TensorIndexing.h</c>.</remarks>
internal static class Indexing
{
    /// <summary>x[indices]: a view where there are no tensors of indices, otherwise a copy.</summary>
    /// <exception cref="IndexError">An index does not fit the tensor.</exception>
    public static Tensor Get(Tensor self, ReadOnlySpan<TensorIndex> indices)
    {
        if (indices.Length == 1 && Single(self, indices[0]) is { } view) return view;
        var (sliced, places) = Apply(self, indices);
        if (places.Count > 0) return torch.index(sliced, places.ToArray());
        return ReferenceEquals(sliced, self) ? torch.alias(self) : sliced;
    }

    /// <summary>x[indices] = value.</summary>
    /// <exception cref="IndexError">An index does not fit the tensor.</exception>
    /// <exception cref="RuntimeError">The value does not broadcast, or the write would lose a gradient.</exception>
    public static void Set(Tensor self, ReadOnlySpan<TensorIndex> indices, Tensor value)
    {
        if (indices.Length == 1)
        {
            if (indices[0].Kind == IndexKind.Boolean)
            {
                if (indices[0].Start != 0) CopyTo(self.unsqueeze(0), value);
                return;
            }

            if (indices[0].Kind == IndexKind.Ellipsis)
            {
                CopyTo(self, value);
                return;
            }

            // A write to the whole dimension is one to the tensor itself.
            var view = indices[0].Kind == IndexKind.Slice && self.Rank > 0 ? Slice(self, 0, indices[0]) : Single(self, indices[0]);
            if (view is not null)
            {
                CopyTo(view, value);
                return;
            }
        }

        var (sliced, places) = Apply(self, indices);
        if (places.Count == 0)
        {
            CopyTo(sliced, value);
            return;
        }

        var source = WithoutLeadingOnes(value.IsFromNumber ? Converted(value, self) : value);
        torch.index_put_(sliced, new TensorList([.. places]), source);
    }

    private static Tensor? Single(Tensor self, in TensorIndex index)
    {
        switch (index.Kind)
        {
            case IndexKind.None: return self.unsqueeze(0);
            case IndexKind.Ellipsis: return torch.alias(self);
            case IndexKind.Integer: return Select(self, 0, index.Start, 0);
            case IndexKind.Slice:
                if (self.Rank == 0) throw new IndexError("slice() cannot be applied to a 0-dim tensor.");
                return torch.Sliced(self, 0, index.Start, index.Stop, index.Step);
            default: return null;
        }
    }

    // Views first; what is left are tensors of indices, each in the place of the dimension it is for.
    private static (Tensor Sliced, List<Tensor?> Places) Apply(Tensor self, ReadOnlySpan<TensorIndex> indices)
    {
        var specified = Specified(indices);
        if (specified > self.Rank) throw new IndexError($"too many indices for tensor of dimension {self.Rank}");
        var (result, places, place, dim) = (self, new List<Tensor?>(), 0, 0);
        for (var i = 0; i < indices.Length; i++)
        {
            ref readonly var index = ref indices[i];
            switch (index.Kind)
            {
                case IndexKind.Integer:
                    result = Select(result, dim, index.Start, i);
                    break;
                case IndexKind.Slice:
                    result = Slice(result, dim, index);
                    (place, dim) = (place + 1, dim + 1);
                    break;
                case IndexKind.Ellipsis:
                    (place, dim) = (place + self.Rank - specified, dim + self.Rank - specified);
                    break;
                case IndexKind.None:
                    result = result.unsqueeze(dim);
                    (place, dim) = (place + 1, dim + 1);
                    break;
                case IndexKind.Boolean:
                    result = result.unsqueeze(dim++);
                    Put(places, place++, Truth(index.Start != 0, self));
                    break;
                default:
                    var tensor = index.Places!;
                    if (tensor.Rank > 0 || !tensor.dtype.IsIntegral) dim += Extent(tensor);
                    else if (tensor.dtype == DType.Bool || tensor.dtype == DType.UInt8)
                    {
                        result = result.unsqueeze(dim++);
                        tensor = Truth(tensor.item().ToBool(), self);
                    }
                    else
                    {
                        result = Select(result, dim, (long)tensor.item(), i);
                        break;
                    }

                    Put(places, place++, tensor);
                    break;
            }
        }

        return (result, places);
    }

    private static int Specified(ReadOnlySpan<TensorIndex> indices)
    {
        var count = 0;
        foreach (ref readonly var index in indices)
        {
            count += index.Kind switch
            {
                IndexKind.Integer or IndexKind.Slice => 1,
                IndexKind.Tensor => index.Places!.Rank == 0 && IsMask(index.Places) ? 0 : Extent(index.Places),
                _ => 0,
            };
        }

        return count;
    }

    private static int Extent(Tensor places) => IsMask(places) ? places.Rank : 1;

    private static bool IsMask(Tensor places) => places.dtype == DType.Bool || places.dtype == DType.UInt8;

    private static Tensor Select(Tensor self, int dim, long index, int position)
    {
        if (dim == 0 && self.Rank == 0)
        {
            throw new IndexError("invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
                + "0-dim tensor to a number");
        }

        var size = self.Raw.Sizes[dim];
        if (index < -size || index >= size)
        {
            throw new IndexError($"index {index} is out of bounds for dimension {position} with size {size}");
        }

        return self.select(dim, index);
    }

    private static Tensor Slice(Tensor self, int dim, in TensorIndex index)
    {
        var isWhole = index.Start == 0 && index.Step == 1 && (index.Stop == self.Raw.Sizes[dim] || index.Stop == long.MaxValue);
        return isWhole ? self : torch.Sliced(self, dim, index.Start, index.Stop, index.Step);
    }

    private static Tensor Truth(bool value, Tensor self) =>
        self.new_zeros([value ? 1 : 0], DType.Int64);

    private static void Put(List<Tensor?> places, int at, Tensor tensor)
    {
        while (places.Count < at) places.Add(null);
        places.Add(tensor);
    }

    private static void CopyTo(Tensor target, Tensor value)
    {
        if (value.IsFromNumber && !Graph.Needs(target)) target.fill_(value.Number);
        else if (value.IsFromNumber) CopyTo(target, Converted(value, target));
        else if (value.Raw.Shape.SameSizes(target.Raw.Shape)) target.copy_(value);
        else if (value.Rank == 0 && value.device.type == "cpu") target.fill_(value);
        else
        {
            var source = WithoutLeadingOnes(value);
            target.copy_(source.Raw.Shape.SameSizes(target.Raw.Shape) ? source : source.expand(target.shape));
        }
    }

    private static Tensor Converted(Tensor number, Tensor self)
    {
        Checks.Fits(number.item(), self.dtype);
        var raw = self.Engine.Empty(Engines.Shape.Scalar, self.dtype, self.device);
        return Tensor.Of(self.Engine.Fill(raw, number.Number), self.Engine);
    }

    private static Tensor WithoutLeadingOnes(Tensor value)
    {
        var first = 0;
        while (first < value.Rank && value.Raw.Sizes[first] == 1) first++;
        return value.view(new Size(value.Raw.Sizes[first..]));
    }
}
