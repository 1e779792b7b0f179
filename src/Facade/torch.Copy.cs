namespace Compat;

public static partial class torch
{
    /// <summary>A copy with its own storage; by default dense operands keep their strides.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.clone</c>; derivatives.yaml <c>clone</c>.</remarks>
    public static Tensor clone(this Tensor input, memory_format? memory_format = null)
    {
        var shape = Checks.ShapeFor(input, memory_format);
        var raw = input.Engine.Empty(shape, input.dtype, input.device);
        var result = Tensor.Of(input.Engine.Copy(input.Raw, raw), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? result.Record(new CloneBackward0(input))
            : Inference.IsCopied(input) ? result.Record(new CopyBackwards(result, input)) : result;
    }

    /// <summary>The tensor itself where its elements lie in row-major order, otherwise a copy that does.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.contiguous</c>.</remarks>
    public static Tensor contiguous(this Tensor self, memory_format? memory_format = null) =>
        Checks.HasFormat(self, memory_format) ? self : self.clone(memory_format ?? contiguous_format);

    /// <summary>A tensor over the same elements outside the graph; it shares the version counter, unless it is an inference tensor,
    /// which has none.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.detach</c>.</remarks>
    public static Tensor detach(this Tensor self) => new(self.Raw, self.Engine)
    {
        Counter = self.IsInference ? Inference.CounterOfAlias() : self.Counter,
    };

    /// <summary>Takes this tensor itself out of the graph: it becomes a leaf that does not require grad.</summary>
    /// <exception cref="RuntimeError">The tensor is a view.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.detach_</c>.</remarks>
    public static Tensor detach_(this Tensor input)
    {
        if (input._is_view()) throw new RuntimeError(Messages.DetachView);
        input.RequiresGradFlag = false;
        (input.GradFn, input.OutputNr) = (null, 0);
        return input;
    }

    /// <summary>Overwrites the elements with those of <paramref name="other"/>, broadcast and cast.</summary>
    /// <exception cref="RuntimeError">The sizes do not broadcast, or the write would lose a gradient.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.copy_</c>.</remarks>
    public static Tensor copy_(this Tensor self, Tensor other, bool non_blocking = false)
    {
        Inplace.Check(self, self.dtype.IsDifferentiable ? other : null);
        if (!ReferenceEquals(self, other)) Destination.CheckOverlap(self, other);
        Destination.CheckBroadcast(self, other);
        if (other.dtype.is_complex && !self.dtype.is_complex) Warnings.DiscardsImaginary();
        var node = Graph.Needs(self, other) && self.dtype.IsDifferentiable ? new CopyBackwards(self, other) : null;
        self.Engine.Copy(ReferenceEquals(self.Engine, other.Engine) ? other.Raw : Transferred(other), self.Raw);
        GC.KeepAlive(other);
        return self.Rebase(node);
    }

    // To another engine, by way of CPU memory that is its own.
    private static Engines.RawTensor Transferred(Tensor other) => other.Raw.Storage is Engines.HostStorage
        ? other.Raw
        : other.Engine.Copy(other.Raw, Engines.RawTensor.OnHost(Engines.Shape.OfResult(other.Raw.Shape), other.dtype));

    /// <summary>The tensor in another dtype; itself where it has it already and no copy is asked for.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.to</c>; derivatives.yaml <c>_to_copy</c>.</remarks>
    public static Tensor to(
        this Tensor self, DType dtype, bool non_blocking = false, bool copy = false, memory_format? memory_format = null)
    {
        if (self.dtype == dtype && !copy && Checks.HasFormat(self, memory_format ?? preserve_format)) return self;
        if (self.dtype.is_complex && !dtype.is_complex) Warnings.DiscardsImaginary();
        var raw = self.Engine.Empty(Checks.ShapeFor(self, memory_format), dtype, self.device);
        var result = Tensor.Of(self.Engine.Copy(self.Raw, raw), self.Engine);
        GC.KeepAlive(self);
        return Graph.Needs(self) ? result.Record(new ToCopyBackward0(self))
            : Inference.IsCopied(self) ? result.Record(new CopyBackwards(result, self)) : result;
    }

    /// <summary>Sets every element to <paramref name="value"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.fill_</c>; derivatives.yaml <c>fill.Scalar</c>.</remarks>
    public static Tensor fill_(this Tensor self, Scalar value)
    {
        Inplace.Check(self);
        Checks.Fits(value, self.dtype);
        var node = Graph.Needs(self) ? new FillBackward2(self) : null;
        self.Engine.Fill(self.Raw, value);
        return self.Rebase(node);
    }

    /// <summary>Sets every element to 0.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.zero_</c>; derivatives.yaml <c>zero</c>.</remarks>
    public static Tensor zero_(this Tensor self)
    {
        Inplace.Check(self);
        var node = Graph.Needs(self) ? new ZeroBackward0(self) : null;
        self.Engine.Fill(self.Raw, 0);
        return self.Rebase(node);
    }
}
