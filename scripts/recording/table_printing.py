"""printing.jsonl: what PyTorch prints for tensors of every dtype, shape and print option."""

import math

import numpy
import torch

from .encoding import NotEncodable, encode

FLOATS = ("float32", "float64", "float16", "bfloat16")
INTEGERS = ("int8", "int16", "int32", "int64", "uint8")
COMPLEX = ("complex64", "complex128")
NUMBERS = (
    "[1.0, 2.0, 3.0]", "[1.5, -2.25, 3.125]", "[0.1, 0.2, 0.3]", "[0.0, -0.0]", "[nan, inf, -inf]", "[1.0, nan]", "[1.0, inf]",
    "[nan, nan]", "[-inf, 2.5]", "[1e-5, 1.0]", "[1e-8]", "[1e8, 1.0]", "[12345.678, 0.001]", "[99999.0, 1.0]", "[1e4, 1e-4]",
    "[0.00012345]",
    "[[1.0, -10.5], [100.25, 0.0]]", "[1000.0]", "[65000.0, 0.5]", "[0.99996, 0.5]", "[1.0, 1000.5]", "[1.0, 1001.5]",
    "3.14159", "2.0", "nan", "-inf", "-0.0", "1e-10", "12345678.0", "[]", "[[], []]", "[[[1.0], [2.0]], [[3.0], [4.5]]]",
    "[1e-3, 1.0, 1001.0]",
    "[0.5, nan, -inf, 100.0]", "[1e38, 1e-38]", "[-1.0, 2.0, -300.0]", "[123456789.0, 5.0]", "[2.5e-4, 3.0]", "[0.1]")
OPTIONS = ({"precision": 2}, {"precision": 8}, {"precision": 0}, {"sci_mode": True}, {"sci_mode": False}, {"linewidth": 40},
           {"linewidth": 20}, {"edgeitems": 1, "threshold": 5}, {"edgeitems": 2, "threshold": 10}, {"profile": "short"},
           {"profile": "full"}, {"precision": 3, "sci_mode": True, "linewidth": 60}, {"threshold": 0}, {"edgeitems": 5, "threshold": 20})
OPTION_TENSORS = ("torch.tensor([1.0, 2.5, -3.14159265])", "torch.tensor([1e-7, 1.0, 12345.678])", "torch.arange(24.0).reshape(4, 6) / 7",
                  "torch.arange(36).reshape(6, 6)", "torch.tensor([1 + 2j, 0.5 - 3.25j])", "torch.tensor([True, False])",
                  "torch.tensor([nan, inf, 0.1])", "torch.arange(30.0)", "torch.tensor(3.14159265)", "torch.tensor([1e10, 1.0])")
SHAPES = ("0", "1", "0, 3", "3, 0", "2, 0, 4", "1, 1", "1, 1, 1", "2, 1, 3", "1, 2, 1, 2", "2, 2, 2, 2", "1, 0")
STRIDED = ("torch.arange(12).reshape(3, 4).t()", "torch.arange(12.0).reshape(3, 4)[:, ::2]", "torch.arange(10)[::3]",
           "torch.arange(6)[1:4]",
           "torch.arange(4.0).expand(3, 4)", "torch.arange(24).reshape(2, 3, 4).permute(2, 0, 1)",
           "torch.tensor([1.5, 2.5]).unsqueeze(1).expand(2, 3)",
           "torch.tensor(7).expand(2, 2)", "torch.tensor([[1, 2], [3, 4]]).diagonal()", "torch.tensor([1 + 2j, 3 - 4j]).conj()",
           "torch.tensor([1 + 2j, 3 - 4j]).conj().imag", "torch.tensor([1 + 2j, 3 - 4j]).real", "torch.arange(20.0).reshape(4, 5)[1:3, 2:]")
BIG = (("[2000]", "2000"), ("[1001]", "1001"), ("[1000]", "1000"), ("[2000]", "40, 50"), ("[2400]", "2, 30, 40"), ("[3000]", "10, 10, 30"),
       ("[4096]", "8, 8, 8, 8"), ("[1200]", "1, 1200"), ("[1200]", "1200, 1"), ("[1500]", "3, 500"), ("[1500]", "500, 3"),
       ("[10000]", "100, 100"))
GRAPH = ("x * 2", "x + 1", "x.sum()", "x.reshape(2, 1)", "x[0]", "x.exp()", "x.detach()", "x.view(1, 2)", "x.clone()", "x @ x", "x - x",
         "-x",
         "x.relu()", "torch.stack([x, x])", "x.t()", "x.sum().double()", "x.softmax(0)", "x / 3", "x[None]", "x.expand(3, 2)")
CONSTANTS = ("torch.Size([])", "torch.Size([3])", "torch.Size([2, 3, 4])", "torch.Size([0])", "torch.float32", "torch.float64",
             "torch.float16",
             "torch.bfloat16", "torch.int8", "torch.int16", "torch.int32", "torch.int64", "torch.uint8", "torch.bool", "torch.complex64",
             "torch.complex128", "torch.strided", "torch.contiguous_format", "torch.preserve_format", "torch.channels_last",
             "torch.device('cpu')", "torch.device('cuda')", "torch.device('cuda', 0)", "torch.device('cuda:1')", "torch.device('meta')",
             "None", "True", "1.0", "[1, 2.5]", "(1,)", "(1, 'a')", "1e-05", "1e+16", "123456789012345680.0", "0.1", "nan", "-0.0",
             "[torch.tensor(1), torch.tensor([2.0])]", "(torch.tensor([1, 2]), None)", "'it''s'", "1 + 2j", "torch.tensor([1, 2]).tolist()",
             "torch.tensor([0.1, 2]).tolist()", "torch.tensor([0.1], dtype=torch.float64).item()", "torch.tensor([[1.5], [2]]).shape")

NAMED = ("torch.max(x, 0)", "torch.min(x, 1, keepdim=True)", "torch.sort(x)", "torch.topk(x, 1)", "torch.median(x, 0)",
         "torch.cummax(x, 0)",
         "torch.aminmax(x)", "torch.var_mean(x)", "torch.linalg.qr(torch.eye(2))", "torch.linalg.slogdet(torch.eye(2))",
         "x.shape", "list(x)", "torch.split(x, 1)", "x.unbind(1)", "torch.unique(x, return_counts=True)", "torch.finfo(torch.float32)",
         "torch.finfo(torch.bfloat16)", "torch.iinfo(torch.int32)", "torch.iinfo(torch.uint8)")
ARRAYS = ("[1.0, 2.0, 3.0]", "[0.1, 2.5, -3.0]", "[1e-8, 1.0]", "[1e10, 1.0]", "[nan, inf, -inf]", "3.5", "[]", "[[1.0, 2.0], [3.0, 4.5]]",
          "[1, 2, 3]", "[[10, -2], [300, 4]]", "7", "[True, False]", "[1 + 2j, 3.5 - 1j]", "[0.1, 0.2, 0.30000001]", "[123456789.0]",
          "[-0.0]",
          "list(range(2000))", "[[0.5] * 12] * 3", "[1e-5, 0.001]", "[1e16, 1.0]", "[[[1, 2]], [[3, 4]]]")
MODULES = (
    "Linear(2, 3)", "Linear(2, 3, bias=False)", "Bilinear(1, 2, 3)", "Identity()", "Flatten()", "Flatten(0, 2)", "Unflatten(1, (2, 3))",
    "Conv1d(1, 2, 3)", "Conv2d(3, 8, 3)", "Conv2d(3, 8, (3, 5), stride=2, padding=1, bias=False)", "Conv2d(4, 8, 3, groups=2, dilation=2)",
    "Conv2d(1, 1, 3, padding='same', padding_mode='reflect')", "ConvTranspose2d(2, 3, 2, output_padding=1, stride=2)", "MaxPool2d(2)",
    "MaxPool2d((2, 3), stride=1, padding=1, ceil_mode=True)", "AvgPool2d(2)", "AdaptiveAvgPool2d(1)", "AdaptiveAvgPool2d((None, 2))",
    "BatchNorm1d(3)", "BatchNorm2d(3, eps=1e-3, momentum=None, affine=False)", "LayerNorm(4)",
    "LayerNorm([2, 3], elementwise_affine=False)",
    "GroupNorm(2, 4)", "RMSNorm(4)", "InstanceNorm2d(3)", "Dropout()", "Dropout(0.25, inplace=True)", "Dropout2d(0.1)", "Embedding(5, 3)",
    "Embedding(5, 3, padding_idx=0, max_norm=2.0)", "ReLU()", "ReLU(inplace=True)", "LeakyReLU()", "LeakyReLU(0.2)", "ELU()", "GELU()",
    "GELU('tanh')", "SiLU()", "Sigmoid()", "Tanh()", "Softplus()", "Softmax(dim=1)", "LogSoftmax(dim=-1)", "Hardtanh()", "ReLU6()",
    "PReLU()",
    "SELU()", "Softsign()", "Tanhshrink()", "Threshold(0.1, 20)", "GLU()", "LogSigmoid()", "Softmin(1)", "MSELoss()", "L1Loss()",
    "CrossEntropyLoss()", "NLLLoss()", "BCELoss()", "BCEWithLogitsLoss()", "SmoothL1Loss()", "HuberLoss()", "KLDivLoss()",
    "CosineSimilarity()",
    "Sequential()", "Sequential(torch.nn.Linear(1, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))", "ModuleList([torch.nn.Linear(1, 1)] * 3)",
    "ModuleList()", "ModuleDict({'a': torch.nn.ReLU(), 'b': torch.nn.Linear(1, 2)})", "ParameterList([torch.nn.Parameter(torch.zeros(2))])",
    "ModuleList([torch.nn.ReLU(), torch.nn.ReLU(), torch.nn.Tanh()])", "LSTM(3, 2)", "LSTM(3, 2, num_layers=2, batch_first=True)",
    "GRU(3, 2)",
    "RNN(3, 2, nonlinearity='relu')", "LSTMCell(3, 2)", "MultiheadAttention(4, 2)", "ZeroPad2d(1)", "Upsample(scale_factor=2)",
    "Sequential(torch.nn.Sequential(torch.nn.Linear(1, 1)), torch.nn.Sequential())", "TransformerEncoderLayer(4, 2)")
OPTIMIZERS = ("SGD(p)", "SGD(p, lr=0.1, momentum=0.9)", "SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=1e-4)", "Adam(p)",
              "Adam(p, lr=1e-4, betas=(0.8, 0.99), amsgrad=True)", "AdamW(p)", "RMSprop(p)", "Adagrad(p)", "NAdam(p)", "RAdam(p)",
              "Adamax(p)",
              "Adadelta(p)", "LBFGS(p)", "SGD([{'params': p}, {'params': [torch.nn.Parameter(torch.zeros(1))], 'lr': 1.0}], lr=0.01)")


def expressions():
    """(group, expression, print options)."""
    for dtype in FLOATS:
        for numbers in NUMBERS if dtype == "float32" else NUMBERS[:22]:
            yield "float", f"torch.tensor({numbers}, dtype=torch.{dtype})", None
    for dtype in INTEGERS:
        for numbers in ("[1, 2, 3]", "[[0, 10], [100, 7]]", "5", "[]", "[-1, 20, 100]", "[[[1]]]"):
            if dtype != "uint8" or "-" not in numbers:
                yield "integer", f"torch.tensor({numbers}, dtype=torch.{dtype})", None
    yield "integer", "torch.tensor([-2**63, 2**63 - 1])", None
    yield "integer", "torch.tensor([1000000, -1])", None
    for numbers in ("[True, False]", "True", "[[True], [False]]", "[]"):
        yield "bool", f"torch.tensor({numbers}, dtype=torch.bool)", None
    for dtype in COMPLEX:
        for numbers in ("[1 + 2j, 3 - 4j]", "[0.5 - 0.25j]", "1j", "[complex(nan, 1), complex(1, inf)]", "[1e-5 + 1j, 1e5 + 0j]", "[]",
                        "[[1 + 1j], [2.5 - 1e3j]]", "[0j, complex(-0.0, -0.0)]", "[1e10 + 1e-10j]"):
            yield "complex", f"torch.tensor({numbers}, dtype=torch.{dtype})", None
    for shape in SHAPES:
        for dtype in ("float32", "int64", "float64"):
            yield "shape", f"torch.zeros({shape}, dtype=torch.{dtype})", None
    for expression in STRIDED:
        yield "strided", expression, None
    for options in OPTIONS:
        for expression in OPTION_TENSORS:
            yield "options", expression, options
    for linewidth in (30, 80, 120):
        yield "wrap", "torch.arange(100)", {"linewidth": linewidth}
        yield "wrap", "torch.arange(40.0) * 1000.5", {"linewidth": linewidth}
        yield "wrap", "torch.arange(60).reshape(2, 30)", {"linewidth": linewidth}
    for expression in ("torch.arange(100)", "torch.arange(50.0)", "torch.arange(60).reshape(2, 30)",
                       "torch.arange(64.0).reshape(2, 2, 4, 4)"):
        yield "wrap", expression, None
    for text in ("[1.0, 2.0]", "3.5", "[]", "[[0.1, 1e-6]]"):
        yield "leaf", f"torch.tensor({text}, requires_grad=True)", None
        yield "leaf", f"torch.tensor({text}, dtype=torch.float64, requires_grad=True)", None
    yield "leaf", "torch.nn.Parameter(torch.tensor([1.0, 2.0]))", None
    yield "leaf", "torch.nn.Parameter(torch.tensor([[1.5]]), requires_grad=False)", None
    yield "leaf", "torch.tensor([1 + 1j], requires_grad=True)", None
    for operation in GRAPH:
        yield "graph", "(lambda x: " + operation + ")(torch.tensor([1.0, -2.5], requires_grad=True))", None
    for expression in NAMED:
        yield "named", "(lambda x: " + expression + ")(torch.tensor([[1.0, 2.5], [3.0, -0.5]]))", None
    for numbers in ARRAYS:
        yield "numpy", f"torch.tensor({numbers}).numpy()", None
        if "." in numbers and "j" not in numbers:
            yield "numpy", f"torch.tensor({numbers}, dtype=torch.float64).numpy()", None
    for module in MODULES:
        yield "module", f"torch.nn.{module}", None
    for optimizer in OPTIMIZERS:
        yield "optimizer", f"(lambda p: torch.optim.{optimizer})([torch.nn.Parameter(torch.zeros(2))])", None
    for expression in CONSTANTS:
        yield "constant", expression, None


def big_lines():
    """Big tensors, mostly summarised, given by the rule `(torch.arange(n, dtype) * times).reshape(shape)`."""
    for i, (count, shape) in enumerate(BIG):
        for dtype, times in (("int64", 1), ("float32", 0.5), ("float64", 1.25), ("int16", 1)):
            if dtype == "int16" and i > 3:
                continue
            for options in (None, {"edgeitems": 1}, {"threshold": 2000}) if i == 3 and dtype == "float32" else (None,):
                n = int(count[1:-1])
                factor = "" if times == 1 else f" * {times}"
                text = f"(torch.arange({n}, dtype=torch.{dtype}){factor}).reshape({shape})"
                rule = {"arange": [n], "dtype": dtype, "times": times, "shape": [int(s) for s in shape.split(",")]}
                yield "big", text, options, rule


def encoded_or_null(value):
    """Modules and optimizers have no encoding: their expression is the whole line."""
    try:
        return encode(torch.from_numpy(value.copy()) if isinstance(value, numpy.ndarray) else value)
    except NotEncodable:
        return None


def line(identifier, expression, options, rule=None):
    names = {"torch": torch, "nan": math.nan, "inf": math.inf}
    torch.set_printoptions(profile="default")
    try:
        value = eval(expression, names)
        torch.set_printoptions(**(options or {}))
        is_tensor = isinstance(value, torch.Tensor)
        grad_fn = type(value.grad_fn).__name__ if is_tensor and value.grad_fn is not None else None
        encoded = rule or encoded_or_null(torch.Tensor.detach(value) if is_tensor else value)
        out = {"id": identifier, "python": expression, "value": encoded,
               "requires_grad": is_tensor and value.requires_grad and grad_fn is None}
        if grad_fn:
            out["grad_fn"] = grad_fn
        if is_tensor and type(value) is torch.nn.Parameter:
            out["parameter"] = True
        out |= {"printoptions": options, "repr": repr(value)}
        return out if str(value) == out["repr"] else {**out, "str": str(value)}
    finally:
        torch.set_printoptions(profile="default")
        torch._tensor_str.PRINT_OPTS.sci_mode = None


def record():
    numbers = {}
    for entry in [*((*e, None) for e in expressions()), *big_lines()]:
        group, expression, options, rule = entry
        numbers[group] = numbers.get(group, -1) + 1
        yield line(f"{group}/{numbers[group]}", expression, options, rule)
