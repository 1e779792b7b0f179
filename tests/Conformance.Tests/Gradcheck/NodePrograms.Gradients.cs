using static Compat.torch;
using F = Compat.torch.nn.functional;

namespace Compat.Conformance.Tests.Gradcheck;

/// <content>Gradients as functions: their nodes are those of a backward, whose own gradients are of third order in all.</content>
internal static partial class NodePrograms
{
    public static readonly Dictionary<string, Program> Gradients = new()
    {
        ["adaptive_avg_pool2d"] = OfGradient(x => F.adaptive_avg_pool2d(x[0].pow(3), new long[] { 2, 1 }), [1, 1, 3, 2]),
        ["avg_pool2d"] = OfGradient(x => F.avg_pool2d(x[0].pow(3), 2), [1, 1, 3, 2]),
        ["max_pool2d"] = OfGradient(x => F.max_pool2d(x[0].pow(3), 2), [1, 1, 2, 4]),
        ["conv2d"] = OfGradient(x => F.conv2d(x[0].pow(2), x[1], x[2]).pow(2), [1, 1, 3, 3], [1, 1, 2, 2], [1]),
        ["diagonal"] = OfGradient(x => x[0].pow(3).diagonal().pow(2), [3, 3]),
        ["select"] = OfGradient(x => x[0].pow(3).select(0, 1).pow(2), [3, 2]),
        ["slice"] = OfGradient(x => x[0].pow(3)[TensorIndex.Slice(1)].pow(2), [3, 2]),
        ["index"] = OfGradient(x => x[0].pow(3)[tensor([2L, 0L, 2L])].pow(2), [3, 2]),
        ["elu"] = OfGradient(x => F.elu(x[0].pow(3)).pow(2), [5]),
        ["hardtanh"] = OfGradient(x => F.hardtanh(x[0].pow(3)).pow(2), [5]),
        ["leaky_relu"] = OfGradient(x => F.leaky_relu(x[0].pow(3)).pow(2), [5]),
        ["threshold"] = OfGradient(x => F.threshold(x[0].pow(3), 0.1, 2).pow(2), [5]),
        ["nll_loss"] = OfGradient(x => F.nll_loss(x[0].pow(3), tensor([1L, 0L])).pow(2), [2, 3]),
        ["pad(reflect)"] = OfGradient(x => F.pad(x[0].pow(3), new long[] { 1, 1 }, "reflect"), [1, 3]),
        ["batch_norm(eval)"] = OfGradient(
            x => F.batch_norm(x[0], zeros(2, dtype: float64), ones(2, dtype: float64), x[1], x[2]), [2, 2], [2], [2]),
        ["layer_norm"] = OfGradient(x => F.layer_norm(x[0], new long[] { 3 }, x[1], x[2]).pow(2), [2, 3], [3], [3]),
    };

    private static Program OfGradient(Func<Tensor[], Tensor> function, params long[][] shapes) => new(
        x => cat([.. autograd.grad(function(x).sum(), x, create_graph: true).Select(gradient => gradient.reshape(-1))]), shapes);
}
