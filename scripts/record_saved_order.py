"""What PyTorch's operators save for backward, in which order, and in which order backward takes it back.

Writes tests/Autograd.Tests/Saved/order.tsv: operator, which operands require grad, packed, unpacked.
A tensor is named by its operand (a, b, c), by the node that made it, or by its dtype.
"""
import sys
import torch
import torch.nn.functional as F

INDEX = torch.tensor([[0, 1], [1, 0]])
MASK = torch.tensor([[True, False], [False, True]])

OPERATORS = {
    "mul": (2, lambda a, b, c: a * b),
    "div": (2, lambda a, b, c: a / b),
    "div_trunc": (2, lambda a, b, c: torch.div(a, b, rounding_mode="trunc")),
    "pow": (2, lambda a, b, c: torch.pow(a, b)),
    "pow_scalar": (1, lambda a, b, c: a**3),
    "atan2": (2, lambda a, b, c: torch.atan2(a, b)),
    "maximum": (2, lambda a, b, c: torch.maximum(a, b)),
    "minimum": (2, lambda a, b, c: torch.minimum(a, b)),
    "fmax": (2, lambda a, b, c: torch.fmax(a, b)),
    "logaddexp": (2, lambda a, b, c: torch.logaddexp(a, b)),
    "fmod": (2, lambda a, b, c: torch.fmod(a, b)),
    "remainder": (2, lambda a, b, c: torch.remainder(a, b)),
    "xlogy": (2, lambda a, b, c: torch.xlogy(a, b)),
    "hypot": (2, lambda a, b, c: torch.hypot(a, b)),
    "copysign": (2, lambda a, b, c: torch.copysign(a, b)),
    "add": (2, lambda a, b, c: a + b),
    "sub": (2, lambda a, b, c: a - b),
    "exp": (1, lambda a, b, c: a.exp()),
    "log": (1, lambda a, b, c: a.log()),
    "sin": (1, lambda a, b, c: a.sin()),
    "tanh": (1, lambda a, b, c: a.tanh()),
    "sigmoid": (1, lambda a, b, c: a.sigmoid()),
    "sqrt": (1, lambda a, b, c: a.sqrt()),
    "reciprocal": (1, lambda a, b, c: a.reciprocal()),
    "abs": (1, lambda a, b, c: a.abs()),
    "sgn": (1, lambda a, b, c: a.sgn()),
    "neg": (1, lambda a, b, c: -a),
    "relu": (1, lambda a, b, c: a.relu()),
    "gelu": (1, lambda a, b, c: F.gelu(a)),
    "elu": (1, lambda a, b, c: F.elu(a)),
    "leaky_relu": (1, lambda a, b, c: F.leaky_relu(a)),
    "softplus": (1, lambda a, b, c: F.softplus(a)),
    "softmax": (1, lambda a, b, c: torch.softmax(a, 0)),
    "log_softmax": (1, lambda a, b, c: torch.log_softmax(a, 0)),
    "clamp": (1, lambda a, b, c: a.clamp(0, 1)),
    "clamp_tensor": (3, lambda a, b, c: a.clamp(b, c)),
    "clamp_min_tensor": (2, lambda a, b, c: a.clamp(min=b)),
    "clamp_max_tensor": (2, lambda a, b, c: a.clamp(max=b)),
    "lerp": (3, lambda a, b, c: torch.lerp(a, b, c)),
    "lerp_scalar": (2, lambda a, b, c: torch.lerp(a, b, 0.5)),
    "addcmul": (3, lambda a, b, c: torch.addcmul(a, b, c)),
    "addcdiv": (3, lambda a, b, c: torch.addcdiv(a, b, c)),
    "where": (2, lambda a, b, c: torch.where(MASK, a, b)),
    "mm": (2, lambda a, b, c: a.mm(b)),
    "addmm": (3, lambda a, b, c: torch.addmm(a, b, c)),
    "bmm": (2, lambda a, b, c: a.unsqueeze(0).bmm(b.unsqueeze(0))),
    "baddbmm": (3, lambda a, b, c: torch.baddbmm(a.unsqueeze(0), b.unsqueeze(0), c.unsqueeze(0))),
    "addbmm": (3, lambda a, b, c: torch.addbmm(a, b.unsqueeze(0), c.unsqueeze(0))),
    "mv": (2, lambda a, b, c: a.mv(b[0])),
    "addmv": (3, lambda a, b, c: torch.addmv(a[0], b, c[0])),
    "dot": (2, lambda a, b, c: a[0].dot(b[0])),
    "vdot": (2, lambda a, b, c: torch.vdot(a[0], b[0])),
    "linear": (3, lambda a, b, c: F.linear(a, b, c[0])),
    "conv2d": (2, lambda a, b, c: F.conv2d(a.view(1, 1, 2, 2), b.view(1, 1, 2, 2))),
    "sum": (1, lambda a, b, c: a.sum()),
    "mean": (1, lambda a, b, c: a.mean()),
    "prod": (1, lambda a, b, c: a.prod()),
    "prod_dim": (1, lambda a, b, c: a.prod(0)),
    "cumprod": (1, lambda a, b, c: a.cumprod(0)),
    "cumsum": (1, lambda a, b, c: a.cumsum(0)),
    "var": (1, lambda a, b, c: a.var()),
    "std": (1, lambda a, b, c: a.std()),
    "var_mean": (1, lambda a, b, c: torch.var_mean(a)[0]),
    "std_mean": (1, lambda a, b, c: torch.std_mean(a)[0]),
    "norm": (1, lambda a, b, c: a.norm()),
    "dist": (2, lambda a, b, c: torch.dist(a, b)),
    "max": (1, lambda a, b, c: a.max()),
    "min": (1, lambda a, b, c: a.min()),
    "max_dim": (1, lambda a, b, c: a.max(0).values),
    "amax": (1, lambda a, b, c: a.amax(0)),
    "aminmax": (1, lambda a, b, c: torch.add(*torch.aminmax(a))),
    "median": (1, lambda a, b, c: a.median()),
    "sort": (1, lambda a, b, c: a.sort(0).values),
    "topk": (1, lambda a, b, c: a.topk(1).values),
    "logsumexp": (1, lambda a, b, c: a.logsumexp(0)),
    "gather": (1, lambda a, b, c: a.gather(0, INDEX)),
    "scatter": (2, lambda a, b, c: a.scatter(0, INDEX, b)),
    "index": (1, lambda a, b, c: a[INDEX[0]]),
    "index_select": (1, lambda a, b, c: a.index_select(0, INDEX[0])),
    "index_add": (2, lambda a, b, c: a.index_add(0, INDEX[0], b)),
    "index_put": (2, lambda a, b, c: a.index_put((INDEX[0],), b)),
    "masked_fill": (1, lambda a, b, c: a.masked_fill(MASK, 0)),
    "masked_select": (1, lambda a, b, c: a.masked_select(MASK)),
    "embedding": (1, lambda a, b, c: F.embedding(INDEX, a)),
    "mse_loss": (2, lambda a, b, c: F.mse_loss(a, b)),
    "l1_loss": (2, lambda a, b, c: F.l1_loss(a, b)),
    "smooth_l1_loss": (2, lambda a, b, c: F.smooth_l1_loss(a, b)),
    "nll_loss": (1, lambda a, b, c: F.nll_loss(a, INDEX[0])),
    "cross_entropy": (1, lambda a, b, c: F.cross_entropy(a, INDEX[0])),
    "bce": (1, lambda a, b, c: F.binary_cross_entropy(a, b)),
    "bce_logits": (2, lambda a, b, c: F.binary_cross_entropy_with_logits(a, b)),
    "layer_norm": (3, lambda a, b, c: F.layer_norm(a, [2], b[0], c[0])),
    "batch_norm": (3, lambda a, b, c: F.batch_norm(a, None, None, b[0], c[0], training=True)),
    "max_pool2d": (1, lambda a, b, c: F.max_pool2d(a.view(1, 1, 2, 2), 2)),
    "avg_pool2d": (1, lambda a, b, c: F.avg_pool2d(a.view(1, 1, 2, 2), 2)),
    "exp_": (1, lambda a, b, c: a.clone().exp_()),
    "sin_": (1, lambda a, b, c: a.clone().sin_()),
    "mul_": (2, lambda a, b, c: a.clone().mul_(b)),
    "div_": (2, lambda a, b, c: a.clone().div_(b)),
    "relu_": (1, lambda a, b, c: a.clone().relu_()),
    "take": (1, lambda a, b, c: a.take(INDEX)),
    "scatter_add": (2, lambda a, b, c: a.scatter_add(0, INDEX, b)),
    "index_copy": (2, lambda a, b, c: a.index_copy(0, INDEX[0], b)),
    "index_fill": (1, lambda a, b, c: a.index_fill(0, INDEX[0], 1)),
    "masked_scatter": (2, lambda a, b, c: a.masked_scatter(MASK, b)),
    "trace": (1, lambda a, b, c: a.trace()),
    "tril": (1, lambda a, b, c: a.tril()),
    "repeat": (1, lambda a, b, c: a.repeat(2, 2)),
    "min_dim": (1, lambda a, b, c: a.min(0).values),
    "nan_to_num": (1, lambda a, b, c: a.nan_to_num()),
    "erf": (1, lambda a, b, c: a.erf()),
    "erfinv": (1, lambda a, b, c: a.erfinv()),
    "lgamma": (1, lambda a, b, c: a.lgamma()),
    "digamma": (1, lambda a, b, c: a.digamma()),
    "asin": (1, lambda a, b, c: a.asin()),
    "exp2": (1, lambda a, b, c: a.exp2()),
    "expm1": (1, lambda a, b, c: a.expm1()),
    "rsqrt": (1, lambda a, b, c: a.rsqrt()),
    "floor": (1, lambda a, b, c: a.floor()),
    "fmin": (2, lambda a, b, c: torch.fmin(a, b)),
    "ger": (2, lambda a, b, c: torch.outer(a[0], b[0])),
    "hardtanh": (1, lambda a, b, c: F.hardtanh(a)),
    "silu": (1, lambda a, b, c: F.silu(a)),
    "selu": (1, lambda a, b, c: F.selu(a)),
    "celu": (1, lambda a, b, c: F.celu(a)),
    "softsign": (1, lambda a, b, c: F.softsign(a)),
    "huber_loss": (2, lambda a, b, c: F.huber_loss(a, b)),
    "kl_div": (2, lambda a, b, c: F.kl_div(a, b, reduction="sum")),
    "adaptive_avg_pool2d": (1, lambda a, b, c: F.adaptive_avg_pool2d(a.view(1, 1, 2, 2), 1)),
    "pad_reflect": (1, lambda a, b, c: F.pad(a.view(1, 1, 2, 2), [1, 1, 1, 1], mode="reflect")),
    "normalize": (1, lambda a, b, c: F.normalize(a)),
    "cosine_similarity": (2, lambda a, b, c: F.cosine_similarity(a, b)),
    "matmul": (2, lambda a, b, c: torch.matmul(a, b)),
    "einsum": (2, lambda a, b, c: torch.einsum("ij,jk->ik", a, b)),
    "cross_entropy_smoothing": (1, lambda a, b, c: F.cross_entropy(a, INDEX[0], label_smoothing=0.1)),
    "index_put_": (2, lambda a, b, c: a.clone().index_put_((INDEX[0],), b)),
    "sub_": (2, lambda a, b, c: a.clone().sub_(b)),
    "addcmul_": (3, lambda a, b, c: a.clone().addcmul_(b, c)),
    "masked_fill_": (1, lambda a, b, c: a.clone().masked_fill_(MASK, 0)),
    "copy_": (2, lambda a, b, c: a.clone().copy_(b)),
    "zero_": (1, lambda a, b, c: a.clone().zero_()),
    "sqrt_": (1, lambda a, b, c: a.clone().sqrt_()),
    "pow_": (1, lambda a, b, c: a.clone().pow_(3)),
    "view_exp_": (1, lambda a, b, c: a.clone().view(4).exp_()),
    "view_mul_": (2, lambda a, b, c: a.clone().view(2, 2).mul_(b)),
}


def record(operator, count, mask):
    values = [[[0.5, 0.75], [0.25, 0.625]], [[0.375, 0.5], [0.875, 0.25]], [[0.125, 0.75], [0.5, 0.25]]]
    operands = [torch.tensor(v, requires_grad="abc"[i] in mask) for i, v in enumerate(values)]
    packed, unpacked = [], []

    def name(tensor):
        for i, operand in enumerate(operands):
            if tensor is operand:
                return "abc"[i]
        return type(tensor.grad_fn).__name__ if tensor.grad_fn is not None else str(tensor.dtype)[6:]

    def pack(tensor):
        packed.append(name(tensor))
        return packed[-1], tensor

    def unpack(pair):
        unpacked.append(pair[0])
        return pair[1]

    with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
        result = operator(*operands)
    result.backward(torch.ones_like(result))
    return " ".join(packed), " ".join(unpacked)


def main(path):
    with open(path, "w") as file:
        for name, (count, operator) in OPERATORS.items():
            for bits in range(1, 1 << count):
                mask = "".join("abc"[i] for i in range(count) if bits >> i & 1)
                file.write("\t".join([name, mask, *record(operator, count, mask)]) + "\n")


main(sys.argv[1])
