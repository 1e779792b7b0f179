using Compat.TestSupport;
using Xunit;
using graph = Compat.torch.autograd.graph;
using nn = Compat.torch.nn;

namespace Compat.Autograd.Tests.Saved;

/// <summary>Operators save what PyTorch's save, in its order, and backward takes it back in its order.</summary>
/// <remarks>order.tsv is written by scripts/record_saved_order.py, which has the same operators.</remarks>
public class SavedOrderTests
{
    private static readonly Tensor Index = torch.tensor(new long[,] { { 0, 1 }, { 1, 0 } });

    private static readonly Tensor Mask = torch.tensor(new[,] { { true, false }, { false, true } });

    private static readonly float[][,] Values =
    [
        new[,] { { 0.5f, 0.75f }, { 0.25f, 0.625f } }, new[,] { { 0.375f, 0.5f }, { 0.875f, 0.25f } },
        new[,] { { 0.125f, 0.75f }, { 0.5f, 0.25f } },
    ];

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor, Tensor>> Operators = new()
    {
        ["mul"] = (a, b, _) => a * b,
        ["div"] = (a, b, _) => a / b,
        ["div_trunc"] = (a, b, _) => torch.div(a, b, rounding_mode: "trunc"),
        ["pow"] = (a, b, _) => torch.pow(a, b),
        ["pow_scalar"] = (a, _, _) => a.pow(3),
        ["atan2"] = (a, b, _) => torch.atan2(a, b),
        ["maximum"] = (a, b, _) => torch.maximum(a, b),
        ["minimum"] = (a, b, _) => torch.minimum(a, b),
        ["fmax"] = (a, b, _) => torch.fmax(a, b),
        ["logaddexp"] = (a, b, _) => torch.logaddexp(a, b),
        ["fmod"] = (a, b, _) => torch.fmod(a, b),
        ["remainder"] = (a, b, _) => torch.remainder(a, b),
        ["xlogy"] = (a, b, _) => torch.xlogy(a, b),
        ["hypot"] = (a, b, _) => torch.hypot(a, b),
        ["copysign"] = (a, b, _) => torch.copysign(a, b),
        ["add"] = (a, b, _) => a + b,
        ["sub"] = (a, b, _) => a - b,
        ["exp"] = (a, _, _) => a.exp(),
        ["log"] = (a, _, _) => a.log(),
        ["sin"] = (a, _, _) => a.sin(),
        ["tanh"] = (a, _, _) => a.tanh(),
        ["sigmoid"] = (a, _, _) => a.sigmoid(),
        ["sqrt"] = (a, _, _) => a.sqrt(),
        ["reciprocal"] = (a, _, _) => a.reciprocal(),
        ["abs"] = (a, _, _) => a.abs(),
        ["sgn"] = (a, _, _) => a.sgn(),
        ["neg"] = (a, _, _) => -a,
        ["relu"] = (a, _, _) => a.relu(),
        ["gelu"] = (a, _, _) => nn.functional.gelu(a),
        ["elu"] = (a, _, _) => nn.functional.elu(a),
        ["leaky_relu"] = (a, _, _) => nn.functional.leaky_relu(a),
        ["softplus"] = (a, _, _) => nn.functional.softplus(a),
        ["softmax"] = (a, _, _) => torch.softmax(a, 0),
        ["log_softmax"] = (a, _, _) => torch.log_softmax(a, 0),
        ["clamp"] = (a, _, _) => a.clamp(0, 1),
        ["clamp_tensor"] = (a, b, c) => a.clamp(b, c),
        ["clamp_min_tensor"] = (a, b, _) => a.clamp(b),
        ["clamp_max_tensor"] = (a, b, _) => a.clamp(null, b),
        ["lerp"] = (a, b, c) => torch.lerp(a, b, c),
        ["lerp_scalar"] = (a, b, _) => torch.lerp(a, b, 0.5),
        ["addcmul"] = (a, b, c) => torch.addcmul(a, b, c),
        ["addcdiv"] = (a, b, c) => torch.addcdiv(a, b, c),
        ["where"] = (a, b, _) => torch.where(Mask, a, b),
        ["mm"] = (a, b, _) => a.mm(b),
        ["addmm"] = (a, b, c) => torch.addmm(a, b, c),
        ["bmm"] = (a, b, _) => a.unsqueeze(0).bmm(b.unsqueeze(0)),
        ["baddbmm"] = (a, b, c) => torch.baddbmm(a.unsqueeze(0), b.unsqueeze(0), c.unsqueeze(0)),
        ["addbmm"] = (a, b, c) => torch.addbmm(a, b.unsqueeze(0), c.unsqueeze(0)),
        ["mv"] = (a, b, _) => a.mv(b[0]),
        ["addmv"] = (a, b, c) => torch.addmv(a[0], b, c[0]),
        ["dot"] = (a, b, _) => a[0].dot(b[0]),
        ["vdot"] = (a, b, _) => torch.vdot(a[0], b[0]),
        ["linear"] = (a, b, c) => nn.functional.linear(a, b, c[0]),
        ["conv2d"] = (a, b, _) => nn.functional.conv2d(a.view(1, 1, 2, 2), b.view(1, 1, 2, 2)),
        ["sum"] = (a, _, _) => a.sum(),
        ["mean"] = (a, _, _) => a.mean(),
        ["prod"] = (a, _, _) => a.prod(),
        ["prod_dim"] = (a, _, _) => a.prod(0),
        ["cumprod"] = (a, _, _) => a.cumprod(0),
        ["cumsum"] = (a, _, _) => a.cumsum(0),
        ["var"] = (a, _, _) => a.var(),
        ["std"] = (a, _, _) => a.std(),
        ["var_mean"] = (a, _, _) => torch.var_mean(a).Item1,
        ["std_mean"] = (a, _, _) => torch.std_mean(a).Item1,
        ["norm"] = (a, _, _) => a.norm(),
        ["dist"] = (a, b, _) => torch.dist(a, b),
        ["max"] = (a, _, _) => a.max(),
        ["min"] = (a, _, _) => a.min(),
        ["max_dim"] = (a, _, _) => a.max(0).values,
        ["amax"] = (a, _, _) => a.amax(0),
        ["aminmax"] = (a, _, _) => Ends(a),
        ["median"] = (a, _, _) => a.median(),
        ["sort"] = (a, _, _) => a.sort(0).values,
        ["topk"] = (a, _, _) => a.topk(1).values,
        ["logsumexp"] = (a, _, _) => a.logsumexp(0),
        ["gather"] = (a, _, _) => a.gather(0, Index),
        ["scatter"] = (a, b, _) => a.scatter(0, Index, b),
        ["index"] = (a, _, _) => a[Index[0]],
        ["index_select"] = (a, _, _) => a.index_select(0, Index[0]),
        ["index_add"] = (a, b, _) => a.index_add(0, Index[0], b),
        ["index_put"] = (a, b, _) => a.index_put([Index[0]], b),
        ["masked_fill"] = (a, _, _) => a.masked_fill(Mask, 0),
        ["masked_select"] = (a, _, _) => a.masked_select(Mask),
        ["embedding"] = (a, _, _) => nn.functional.embedding(Index, a),
        ["mse_loss"] = (a, b, _) => nn.functional.mse_loss(a, b),
        ["l1_loss"] = (a, b, _) => nn.functional.l1_loss(a, b),
        ["smooth_l1_loss"] = (a, b, _) => nn.functional.smooth_l1_loss(a, b),
        ["nll_loss"] = (a, _, _) => nn.functional.nll_loss(a, Index[0]),
        ["cross_entropy"] = (a, _, _) => nn.functional.cross_entropy(a, Index[0]),
        ["bce"] = (a, b, _) => nn.functional.binary_cross_entropy(a, b),
        ["bce_logits"] = (a, b, _) => nn.functional.binary_cross_entropy_with_logits(a, b),
        ["layer_norm"] = (a, b, c) => nn.functional.layer_norm(a, [2], b[0], c[0]),
        ["batch_norm"] = (a, b, c) => nn.functional.batch_norm(a, null, null, b[0], c[0], training: true),
        ["max_pool2d"] = (a, _, _) => nn.functional.max_pool2d(a.view(1, 1, 2, 2), 2),
        ["avg_pool2d"] = (a, _, _) => nn.functional.avg_pool2d(a.view(1, 1, 2, 2), 2),
        ["exp_"] = (a, _, _) => a.clone().exp_(),
        ["sin_"] = (a, _, _) => a.clone().sin_(),
        ["mul_"] = (a, b, _) => a.clone().mul_(b),
        ["div_"] = (a, b, _) => a.clone().div_(b),
        ["relu_"] = (a, _, _) => a.clone().relu_(),
        ["take"] = (a, _, _) => a.take(Index),
        ["scatter_add"] = (a, b, _) => a.scatter_add(0, Index, b),
        ["index_copy"] = (a, b, _) => a.index_copy(0, Index[0], b),
        ["index_fill"] = (a, _, _) => a.index_fill(0, Index[0], 1),
        ["masked_scatter"] = (a, b, _) => a.masked_scatter(Mask, b),
        ["trace"] = (a, _, _) => a.trace(),
        ["tril"] = (a, _, _) => a.tril(),
        ["repeat"] = (a, _, _) => a.repeat(2, 2),
        ["min_dim"] = (a, _, _) => a.min(0).values,
        ["nan_to_num"] = (a, _, _) => a.nan_to_num(),
        ["erf"] = (a, _, _) => a.erf(),
        ["erfinv"] = (a, _, _) => a.erfinv(),
        ["lgamma"] = (a, _, _) => a.lgamma(),
        ["digamma"] = (a, _, _) => a.digamma(),
        ["asin"] = (a, _, _) => a.asin(),
        ["exp2"] = (a, _, _) => a.exp2(),
        ["expm1"] = (a, _, _) => a.expm1(),
        ["rsqrt"] = (a, _, _) => a.rsqrt(),
        ["floor"] = (a, _, _) => a.floor(),
        ["fmin"] = (a, b, _) => torch.fmin(a, b),
        ["ger"] = (a, b, _) => torch.outer(a[0], b[0]),
        ["hardtanh"] = (a, _, _) => nn.functional.hardtanh(a),
        ["silu"] = (a, _, _) => nn.functional.silu(a),
        ["selu"] = (a, _, _) => nn.functional.selu(a),
        ["celu"] = (a, _, _) => nn.functional.celu(a),
        ["softsign"] = (a, _, _) => nn.functional.softsign(a),
        ["huber_loss"] = (a, b, _) => nn.functional.huber_loss(a, b),
        ["kl_div"] = (a, b, _) => nn.functional.kl_div(a, b, reduction: "sum"),
        ["adaptive_avg_pool2d"] = (a, _, _) => nn.functional.adaptive_avg_pool2d(a.view(1, 1, 2, 2), 1),
        ["pad_reflect"] = (a, _, _) => nn.functional.pad(a.view(1, 1, 2, 2), [1, 1, 1, 1], mode: "reflect"),
        ["normalize"] = (a, _, _) => nn.functional.normalize(a),
        ["cosine_similarity"] = (a, b, _) => nn.functional.cosine_similarity(a, b),
        ["matmul"] = (a, b, _) => torch.matmul(a, b),
        ["einsum"] = (a, b, _) => torch.einsum("ij,jk->ik", a, b),
        ["cross_entropy_smoothing"] = (a, _, _) => nn.functional.cross_entropy(a, Index[0], label_smoothing: 0.1),
        ["index_put_"] = (a, b, _) => a.clone().index_put_([Index[0]], b),
        ["sub_"] = (a, b, _) => a.clone().sub_(b),
        ["addcmul_"] = (a, b, c) => a.clone().addcmul_(b, c),
        ["masked_fill_"] = (a, _, _) => a.clone().masked_fill_(Mask, 0),
        ["copy_"] = (a, b, _) => a.clone().copy_(b),
        ["zero_"] = (a, _, _) => a.clone().zero_(),
        ["sqrt_"] = (a, _, _) => a.clone().sqrt_(),
        ["pow_"] = (a, _, _) => a.clone().pow_(3),
        ["view_exp_"] = (a, _, _) => a.clone().view(4).exp_(),
        ["view_mul_"] = (a, b, _) => a.clone().view(2, 2).mul_(b),
    };

    [Fact]
    public void EveryOperator_PacksAndUnpacksAsPyTorchDoes()
    {
        var path = Path.Combine(RecordedTable.Root(), "tests", "Autograd.Tests", "Saved", "order.tsv");
        var recorded = File.ReadLines(path).Select(line => line.Split('\t')).ToList();
        Assert.Equal(Operators.Keys, recorded.Select(row => row[0]).Distinct());

        var wrong = recorded.Select(row => (Expected: string.Join(" | ", row), Actual: string.Join(" | ", Record(row[0], row[1]))))
            .Where(row => row.Expected != row.Actual).Select(row => $"{row.Expected}\n    here: {row.Actual}");
        if (string.Join('\n', wrong) is { Length: > 0 } text) Assert.Fail(text);
    }

    private static string[] Record(string name, string mask)
    {
        Tensor[] operands = [.. Values.Select((values, i) => torch.tensor(values, requires_grad: mask.Contains("abc"[i])))];
        var (packed, unpacked) = (new List<string>(), new List<string>());
        using var hooks = graph.saved_tensors_hooks(Pack, Unpack);

        var result = Operators[name](operands[0], operands[1], operands[2]);
        result.backward(torch.ones_like(result));

        return [name, mask, string.Join(' ', packed), string.Join(' ', unpacked)];

        (string Name, Tensor Tensor) Pack(Tensor tensor)
        {
            var place = Array.IndexOf(operands, tensor);
            packed.Add(place >= 0 ? "abc"[place..(place + 1)] : tensor.grad_fn?.TypeName ?? $"{tensor.dtype}"["torch.".Length..]);
            return (packed[^1], tensor);
        }

        Tensor Unpack((string Name, Tensor Tensor) pair)
        {
            unpacked.Add(pair.Name);
            return pair.Tensor;
        }
    }

    private static Tensor Ends(Tensor a)
    {
        var (min, max) = torch.aminmax(a);
        return min + max;
    }
}
