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
        ["tanh"] = OfGradient(x => x[0].tanh(), [3]),
        ["sigmoid"] = OfGradient(x => x[0].sigmoid(), [3]),
        ["softmax"] = OfGradient(x => x[0].softmax(1).pow(2), [2, 3]),
        ["log_softmax"] = OfGradient(x => x[0].log_softmax(1).pow(2), [2, 3]),
        ["gelu"] = OfGradient(x => F.gelu(x[0]), [3]),
        ["gelu(tanh)"] = OfGradient(x => F.gelu(x[0], approximate: "tanh"), [3]),
        ["silu"] = OfGradient(x => F.silu(x[0]), [3]),
        ["glu"] = OfGradient(x => F.glu(x[0]), [2, 4]),
        ["logsigmoid"] = OfGradient(x => F.logsigmoid(x[0]), [3]),
        ["softplus"] = OfGradient(x => F.softplus(x[0], beta: 2), [3]),
        ["pow"] = OfGradient(x => x[0].exp().pow(x[1]), [3], [3]),
        ["embedding"] = OfGradient(x => F.embedding(tensor([0L, 2L, 2L]), x[0], padding_idx: 0).pow(3), [3, 2]),
        ["mse_loss"] = OfGradient(x => F.mse_loss(x[0].pow(2), x[1].exp()), [3], [3]),
        ["mse_loss(none)"] = OfGradient(x => F.mse_loss(x[0].pow(2), x[1].exp(), reduction: "none").pow(2), [3], [3]),
        ["huber_loss"] = OfGradient(x => F.huber_loss(x[0].pow(2), x[1].exp()).pow(2), [3], [3]),
        ["huber_loss(none)"] = OfGradient(x => F.huber_loss(x[0].pow(2), x[1].exp(), reduction: "none").pow(2), [3], [3]),
        ["smooth_l1_loss"] = OfGradient(x => F.smooth_l1_loss(x[0].pow(2), x[1].exp(), beta: 0.7).pow(2), [3], [3]),
        ["binary_cross_entropy"] = OfGradient(x => F.binary_cross_entropy(x[0].sigmoid(), x[1].sigmoid()).pow(2), [3], [3]),
        ["nll_loss"] = OfGradient(x => F.nll_loss(x[0].pow(3), tensor([1L, 0L])).pow(2), [2, 3]),
        ["pad(reflect)"] = OfGradient(x => F.pad(x[0].pow(3), new long[] { 1, 1 }, "reflect"), [1, 3]),
        ["batch_norm(eval)"] = OfGradient(
            x => F.batch_norm(x[0], zeros(2, dtype: float64), ones(2, dtype: float64), x[1], x[2]), [2, 2], [2], [2]),
        ["layer_norm"] = OfGradient(x => F.layer_norm(x[0], new long[] { 3 }, x[1], x[2]).pow(2), [2, 3], [3], [3]),
    };

    private static Program OfGradient(Func<Tensor[], Tensor> function, params long[][] shapes) => new(
        x => cat([.. autograd.grad(function(x).sum(), x, create_graph: true).Select(gradient => gradient.reshape(-1))]), shapes);
}
