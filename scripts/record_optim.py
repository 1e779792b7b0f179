"""Records conformance/tables/optim.jsonl: the weights after each of six steps of PyTorch's optimizers on the CPU.

One line a run: optimizer, options, dtype, size, and base64 of the little-endian start, gradients and weights after each step.
"""
import base64
import json
import pathlib

import torch

OPTIONS = {
    "SGD": [
        {"lr": 0.1},
        {"lr": 0.1, "momentum": 0.9},
        {"lr": 0.1, "momentum": 0.9, "dampening": 0.3},
        {"lr": 0.1, "momentum": 0.9, "nesterov": True},
        {"lr": 0.1, "weight_decay": 0.01},
        {"lr": 0.1, "maximize": True},
        {"lr": 0.03, "momentum": 0.8, "dampening": 0.1, "weight_decay": 0.05, "maximize": True},
        {"lr": 0.03, "momentum": 0.8, "nesterov": True, "weight_decay": 0.05},
    ],
    "Adam": [
        {},
        {"lr": 0.02, "betas": [0.8, 0.99]},
        {"lr": 0.02, "betas": [0.3, 0.4]},
        {"lr": 0.01, "eps": 0.001},
        {"lr": 0.01, "weight_decay": 0.1},
        {"lr": 0.01, "amsgrad": True},
        {"lr": 0.01, "maximize": True},
        {"lr": 0.01, "betas": [0.5, 0.6], "weight_decay": 0.1, "amsgrad": True, "maximize": True},
    ],
    "AdamW": [
        {},
        {"lr": 0.02, "weight_decay": 0.2},
        {"lr": 0.02, "weight_decay": 0.0},
        {"lr": 0.01, "betas": [0.8, 0.9], "amsgrad": True, "maximize": True},
    ],
}


def encode(tensor):
    return base64.b64encode(tensor.detach().numpy().tobytes()).decode()


def main():
    torch.set_num_threads(1)
    path = pathlib.Path(__file__).parent.parent / "conformance" / "tables" / "optim.jsonl"
    with path.open("w") as table:
        for name, all_options in OPTIONS.items():
            for number, options in enumerate(all_options):
                for dtype in (torch.float32, torch.float64):
                    for size in (1, 3, 17):
                        table.write(json.dumps(run(name, number, options, dtype, size)) + "\n")


def run(name, number, options, dtype, size):
    torch.manual_seed(100 * number + size)
    weights = torch.nn.Parameter(torch.randn(size, dtype=dtype))
    optimizer = getattr(torch.optim, name)([weights], **options)
    text = str(dtype).removeprefix("torch.")
    line = {"id": f"{name}/{number}/{text}/{size}", "optimizer": name, "options": options, "dtype": text, "size": size,
            "start": encode(weights), "grads": [], "weights": []}
    for _ in range(6):
        weights.grad = torch.randn(size, dtype=dtype)
        line["grads"].append(encode(weights.grad))
        optimizer.step()
        line["weights"].append(encode(weights))
    return line


if __name__ == "__main__":
    main()
