using Compat.Engines;

namespace Compat;

/// <summary>The losses over classes.</summary>
/// <remarks>PyTorch 2.13 ATen/native/LossNLL.cpp, LossNLL2d.cpp.</remarks>
internal static class NegativeLogLikelihood
{
    /// <summary>Any number of dimensions: (C), (N, C) or (N, C, …).</summary>
    /// <remarks>PyTorch 2.13 <c>nll_loss_nd</c>.</remarks>
    public static Tensor Nd(Tensor self, Tensor target, Tensor? weight, LossReduction reduction, long ignoreIndex)
    {
        if (self.Rank == 0) throw new ValueError("Expected 1 or more dimensions (got 0)");
        if (self.Rank != 1 && self.Raw.Sizes[0] != (target.Rank == 0 ? -1 : target.Raw.Sizes[0]))
        {
            throw new ValueError($"Expected input batch_size ({self.Raw.Sizes[0]}) to match target batch_size "
                + $"({(target.Rank == 0 ? 0 : target.Raw.Sizes[0])}).");
        }

        if (self.Rank is 1 or 2 or 4) return Of(self, target, weight, reduction, ignoreIndex);
        long n = self.Raw.Sizes[0], c = self.Raw.Sizes[1];
        long[] sizes = [n, .. self.Raw.Sizes[2..]];
        if (!target.Raw.Sizes[1..].SequenceEqual(self.Raw.Sizes[2..]))
            throw new RuntimeError($"Expected target size [{string.Join(", ", sizes)}], got {target.Raw.Shape}");
        var (image, places) = self.Count > 0
            ? (self.contiguous().view(n, c, 1, -1), target.contiguous().view(n, 1, -1))
            : (self.contiguous().view(n, c, 0, 0), target.contiguous().view(n, 0, 0));
        var loss = Of(image, places, weight, reduction, ignoreIndex);
        return reduction == LossReduction.None ? loss.view(new Size(sizes.AsSpan())) : loss;
    }

    /// <summary>(C), (N, C) or (N, C, H, W): one node of the graph.</summary>
    public static Tensor Of(Tensor self, Tensor target, Tensor? weight, LossReduction reduction, long ignoreIndex)
    {
        var method = self.Rank < 4 ? "nll_loss_forward" : "_nll_loss2d_forward";
        Pipelines.Same(method, self, ("target", target), ("weight", weight));
        Check(self, target, weight);
        var (sizes, places) = Folded(self.Engine, self.Raw.Shape, target.Raw);
        var dense = Flat(self.Engine, self.Raw);
        var (output, total) = self.Engine.NllLoss(dense.As(Shape.Of(sizes)), places, weight?.Raw ?? default, reduction, ignoreIndex);
        GC.KeepAlive(self);
        GC.KeepAlive(target);
        GC.KeepAlive(weight);
        if (reduction == LossReduction.None) output = output.As(Shape.Of(target.Raw.Sizes));
        var (loss, weights) = (Tensor.Of(output, self.Engine), Tensor.Of(total, self.Engine));
        if (!Graph.Needs(self)) return loss;
        return loss.Record(self.Rank == 4
            ? new NllLoss2DBackward0(self, target, weight, reduction, ignoreIndex, weights)
            : new NllLossBackward0(self, target, weight, reduction, ignoreIndex, weights));
    }

    /// <summary>Input and target as the kernel takes them: (N, C, P) and (N, P).</summary>
    public static (long[] Sizes, RawTensor Target) Folded(IEngine engine, Shape self, in RawTensor target)
    {
        var batched = self.Rank > 1;
        var (n, c) = (batched ? self.Sizes[0] : 1, batched ? self.Sizes[1] : self.Sizes[0]);
        var inner = self.Rank == 4 ? self.Sizes[2] * self.Sizes[3] : 1;
        return ([n, c, inner], Flat(engine, target).As(Shape.Of(n, inner)));
    }

    /// <summary>Targets as class numbers or as probabilities, with label smoothing.</summary>
    /// <remarks>PyTorch 2.13 <c>cross_entropy_loss</c>.</remarks>
    public static Tensor CrossEntropy(
        Tensor self, Tensor target, Tensor? weight, LossReduction reduction, long ignoreIndex, double smoothing)
    {
        var dim = self.Rank == 1 ? 0 : 1;
        var probabilities = self.Raw.Shape.SameSizes(target.Raw.Shape) && target.dtype.is_floating_point;
        if (probabilities && ignoreIndex >= 0) throw new RuntimeError("ignore_index is not supported for floating point target");
        if (smoothing > 1)
        {
            throw new RuntimeError("label_smoothing must be between 0.0 and 1.0. Got: "
                + smoothing.ToString("G6", System.Globalization.CultureInfo.InvariantCulture));
        }

        var input = self.log_softmax(dim, self.dtype);
        if (probabilities) return OfProbabilities(input, target, weight, reduction, smoothing, dim);
        var loss = Nd(input, target, weight, reduction, ignoreIndex);
        if (smoothing <= 0) return loss;
        var weighted = weight is null ? input : input * Along(weight, input.Rank, dim);
        var ignored = target.eq(ignoreIndex);
        var smooth = (-weighted.sum(dim)).masked_fill(ignored, 0);
        if (reduction == LossReduction.Mean)
        {
            var kept = ignored.logical_not();
            smooth = smooth.sum() / (weight is null ? kept.sum() : weight.gather(0, target.masked_select(kept).flatten()).sum());
        }
        else smooth = Losses.Reduce(smooth, reduction);

        return (loss * (1 - smoothing)) + (smooth * (smoothing / input.Raw.Sizes[dim]));
    }

    private static Tensor OfProbabilities(
        Tensor input, Tensor target, Tensor? weight, LossReduction reduction, double smoothing, int dim)
    {
        var classes = input.Raw.Sizes[dim];
        if (weight is not null && (weight.Rank != 1 || weight.Count != classes))
        {
            throw new RuntimeError($"cross_entropy: weight tensor should be defined either for all {classes} classes or no classes but "
                + $"got weight tensor of shape: {weight.Raw.Shape}");
        }

        if (smoothing > 0) target = (target * (1 - smoothing)) + (smoothing / classes);
        var products = input * target;
        if (weight is not null) products = products * Along(weight, input.Rank, dim);
        return reduction switch
        {
            LossReduction.Mean => torch.DividedBy(-products.sum(), input.Count / classes),
            LossReduction.Sum => -products.sum(),
            _ => -products.sum(dim),
        };
    }

    private static Tensor Along(Tensor weight, int rank, int dim)
    {
        var sizes = new long[rank];
        sizes.AsSpan().Fill(1);
        sizes[dim] = weight.Count;
        return weight.view(new Size(sizes.AsSpan()));
    }

    private static RawTensor Flat(IEngine engine, in RawTensor x) =>
        x.IsContiguous ? x : engine.Copy(x, engine.Empty(Shape.Of(x.Sizes), x.DType, x.Storage.Device));

    private static void Check(Tensor self, Tensor target, Tensor? weight)
    {
        if (self.Rank < 4) CheckVector(self, target, weight);
        else CheckImage(self, target, weight);
        if (target.dtype != torch.int64 && target.dtype != torch.uint8)
            throw new RuntimeError($"expected target dtype to be Long or Byte, but got {target.dtype.CppName}");
        if (weight is not null && weight.dtype != self.dtype)
            throw new RuntimeError($"expected scalar type {self.dtype.CppName} but found {weight.dtype.CppName}");
        Checks.Floating(self.Rank < 4 ? "nll_loss_out_frame" : "nll_loss2d_forward_out_frame", self);
    }

    private static void CheckVector(Tensor self, Tensor target, Tensor? weight)
    {
        if (target.Rank > 1) throw new RuntimeError("0D or 1D target tensor expected, multi-target not supported");
        if (self.Rank == 2 && self.Raw.Sizes[0] != target.Count)
            throw new RuntimeError($"size mismatch (got input: {self.Raw.Shape}, target: {target.Raw.Shape})");
        if (weight is null || (weight.Rank == 1 && weight.Count == self.Raw.Sizes[^1])) return;
        throw new RuntimeError($"weight tensor should be defined either for all {self.Raw.Sizes[^1]} classes or no classes but got weight "
            + $"tensor of shape: {weight.Raw.Shape}");
    }

    private static void CheckImage(Tensor self, Tensor target, Tensor? weight)
    {
        if (target.Rank != 3)
        {
            throw new RuntimeError(
                $"only batches of spatial targets supported (3D tensors) but got targets of dimension: {target.Rank}");
        }

        if (weight is not null && weight.Count != self.Raw.Sizes[1])
            throw new RuntimeError("weight tensor should be defined either for all or no classes");
        ReadOnlySpan<long> a = self.Raw.Sizes, b = target.Raw.Sizes;
        if (a[0] != b[0] || a[2] != b[1] || a[3] != b[2])
            throw new RuntimeError($"size mismatch (got input: {self.Raw.Shape} , target: {target.Raw.Shape}");
    }
}
