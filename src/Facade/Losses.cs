using Compat.Engines;

namespace Compat;

/// <summary>The losses that are one node of the graph: computed outside it, recorded as a whole.</summary>
/// <remarks>PyTorch 2.13 ATen/native/Loss.cpp.</remarks>
internal static class Losses
{
    public static Tensor Mse(Tensor self, Tensor target, LossReduction reduction)
    {
        CheckFloating("mse_cpu", self, target);
        var output = Outside(self, target, reduction, (x, y) => (x - y).square());
        return Graph.Needs(self, target) ? output.Record(new MseLossBackward0(self, target, reduction)) : output;
    }

    public static Tensor SmoothL1(Tensor self, Tensor target, LossReduction reduction, double beta)
    {
        if (beta < 0) throw new RuntimeError("smooth_l1_loss does not support negative values for beta.");
        CheckFloating("smooth_l1_cpu", self, target);
        var output = Outside(self, target, reduction, (x, y) =>
        {
            var z = (x - y).abs();
            return torch.where(z < beta, z * 0.5 * z / beta, z - (0.5 * beta));
        });
        return Graph.Needs(self, target) ? output.Record(new SmoothL1LossBackward0(self, target, reduction, beta)) : output;
    }

    public static Tensor Huber(Tensor self, Tensor target, LossReduction reduction, double delta)
    {
        if (!(delta > 0)) throw new RuntimeError("huber_loss does not support non-positive values for delta.");
        CheckFloating("huber_cpu", self, target);
        var output = Outside(self, target, reduction, (x, y) =>
        {
            // ATen's kernel computes float16 in float32 and rounds once; bfloat16 it rounds at each step.
            var type = Promotion.Of(x, y);
            var z = (type == torch.float16 ? x.to(torch.float32) - y.to(torch.float32) : x - y).abs();
            var limit = InType(delta, z.dtype);
            return torch.where(z < limit, z * 0.5 * z, (z - (0.5 * limit)) * limit).to(type);
        });
        return Graph.Needs(self, target) ? output.Record(new HuberLossBackward0(self, target, reduction, delta)) : output;
    }

    public static Tensor BinaryCrossEntropy(Tensor self, Tensor target, Tensor? weight, LossReduction reduction)
    {
        if (target.dtype != self.dtype) throw new RuntimeError($"Found dtype {target.dtype.CppName} but expected {self.dtype.CppName}");
        Checks.Floating("binary_cross_entropy", self);
        var output = Outside(self, target, reduction, (x, y) =>
        {
            var inside = (x >= 0).logical_and(x <= 1);
            if (inside.sum().item().ToLong() != x.Count) throw new RuntimeError("all elements of input should be between 0 and 1");
            var loss = ((y - 1) * x.neg().log1p().clamp_min(-100)) - (y * x.log().clamp_min(-100));
            return weight is null ? loss : loss * weight;
        });
        return Graph.Needs(self, target)
            ? output.Record(new BinaryCrossEntropyBackward0(self, target, weight, reduction)) : output;
    }

    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor self, Tensor target, Tensor? weight, Tensor? positive, LossReduction reduction)
    {
        var output = Outside(self, target, reduction, (x, y) =>
        {
            var log = torch.nn.functional.logsigmoid(x);
            if (positive is not null) log = log * (((positive - 1) * y) + 1);
            var loss = ((1 - y) * x) - log;
            return weight is null ? loss : loss * weight;
        });
        return Graph.Needs(self, target)
            ? output.Record(new BinaryCrossEntropyWithLogitsBackward0(self, target, weight, positive, reduction)) : output;
    }

    /// <summary>Folds a loss as <paramref name="reduction"/> says.</summary>
    /// <remarks>PyTorch 2.13 <c>apply_loss_reduction</c>.</remarks>
    public static Tensor Reduce(Tensor loss, LossReduction reduction) => reduction switch
    {
        LossReduction.Mean => loss.mean(),
        LossReduction.Sum => loss.sum(),
        _ => loss,
    };

    /// <summary>What a gradient is multiplied by: 1 / n for a mean.</summary>
    public static double Share(LossReduction reduction, Tensor input) => reduction == LossReduction.Mean ? 1.0 / input.Count : 1;

    /// <summary>A number as the dtype holds it: ATen's kernels take their options in the tensor's type.</summary>
    public static double InType(double value, DType dtype) =>
        dtype == DType.Float16 ? (double)(Half)value : dtype == DType.BFloat16 ? (BFloat16)value : value;

    /// <summary>x within ±limit, otherwise the limit with its sign.</summary>
    public static Tensor Clamped(Tensor x, double limit) => torch.where(x.abs() < limit, x, x.sign() * limit);

    /// <summary>The number of a reduction's name.</summary>
    /// <exception cref="ValueError">There is no such reduction.</exception>
    /// <remarks>PyTorch 2.13 <c>torch/nn/_reduction.py</c>.</remarks>
    public static LossReduction Named(string reduction, bool? size_average = null, bool? reduce = null)
    {
        if (size_average is not null || reduce is not null)
        {
            reduction = reduce == false ? "none" : size_average == false ? "sum" : "mean";
            torch.warnings.warn($"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.");
        }

        return reduction switch
        {
            "none" => LossReduction.None,
            "mean" => LossReduction.Mean,
            "sum" => LossReduction.Sum,
            _ => throw new ValueError($"{reduction} is not a valid value for reduction"),
        };
    }

    private static Tensor Outside(Tensor self, Tensor target, LossReduction reduction, Func<Tensor, Tensor, Tensor> loss)
    {
        using var scope = torch.no_grad();
        return Reduce(loss(self.detach(), target.detach()), reduction);
    }

    private static void CheckFloating(string kernel, Tensor a, Tensor b)
    {
        var common = Promotion.Of(a, b);
        if (!common.is_floating_point) throw new NotImplementedError($"\"{kernel}\" not implemented for '{common.CppName}'");
    }
}
