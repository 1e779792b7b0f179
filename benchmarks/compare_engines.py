"""Times some cases on several engines and in PyTorch alternately, and writes the section "Engines" of docs/performance.md.

    python benchmarks/compare_engines.py --engines reference,libtorch --page docs/performance.md -- dotnet Compat.Benchmarks.dll

Every engine has a process of its own, since two libtorchs do not fit into one. One thread everywhere.
"""
import argparse
import datetime
import os
import re
import subprocess
import sys

from compare import HERE, Side, measure, processor, ratio, text

CASES = [
    "add_f32_1", "add_f32_1_grad", "mul_f32_1_grad", "mm_2x2", "sum_4", "add_f32_1k", "item", "backward_1op_scalar",
    "chain_mul_10k_forward", "chain_mul_10k_backward", "linear_1_1_step", "toy_mlp_2_16_1_step", "toy_mlp_2_16_1_step_adam",
    "mlp_784_128_10_b64_step", "mlp_784_128_10_b64_step_adam", "add_f32_1M", "exp_f32_1M", "gelu_f32_1M", "sum_f32_1M",
    "softmax_4096x1024", "matmul_f32_512", "conv2d_3x3_32x64x16_64_fwdbwd", "cross_entropy_256x1000_fwdbwd", "sgd_step_1M",
]

HEADER = """## Engines

Written by `benchmarks/compare_engines.py`. The same C# program on each engine, and PyTorch from Python, in turn, {rounds} rounds, one thread:
the least time of one operation, and how many times as fast as PyTorch that is (**bold where it is slower**).

Machine: {machine}, load {load:.1f} at the start; {engines}; {date}.
"""


def start(command, engine):
    """The program on an engine, or None where that is not here."""
    process = subprocess.run([*command, "describe", engine], capture_output=True, text=True)
    if process.returncode != 0:
        print(f"{engine}: {process.stderr.strip() or process.stdout.strip()}", file=sys.stderr)
        return None, None
    return Side([*command, "serve", engine]), process.stdout.strip()


def row(name, engines, found):
    theirs = found[("PyTorch", 1)]
    cells = [f"`{name}`", text(theirs[0] / theirs[2])]
    for engine in engines:
        ours = found[(engine, 1)]
        cells.append(f"{text(ours[0] / ours[2])} ({ratio(theirs[0], ours[0])})")
    return "| " + " | ".join(cells) + " |"


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--engines", default="reference,libtorch,torchsharp")
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--budget", type=float, default=0.1, help="seconds of samples per case, side and round")
    ap.add_argument("--page", help="replaces the section there; without it only the table is printed")
    ap.add_argument("command", nargs="+", help="the C# program")
    a = ap.parse_args()
    load = os.getloadavg()[0]
    sides, described = {}, []
    for engine in a.engines.split(","):
        side, what = start(a.command, engine)
        if side:
            sides[engine] = side
            described.append(what)
    engines = list(sides)
    sides["PyTorch"] = Side([sys.executable, os.path.join(HERE, "bench_torch.py"), "--serve"])
    table = ["| case | PyTorch | " + " | ".join(engines) + " |", "|---|---|" + "---|" * len(engines)]
    for name in CASES:
        table.append(row(name, engines, measure(sides, name, False, a.rounds, a.budget)))
        print(table[-1], flush=True)
    if a.page:
        header = HEADER.format(rounds=a.rounds, machine=processor(), load=load, engines=", ".join(described),
                               date=datetime.date.today().isoformat())
        section = header + "\n" + "\n".join(table) + "\n\n"
        with open(a.page) as page:
            before = page.read()
        without = re.sub(r"## Engines\n.*?(?=^## )", "", before, flags=re.S | re.M)
        with open(a.page, "w") as page:
            page.write(without.replace("## Memory\n", section + "## Memory\n"))


if __name__ == "__main__":
    main()
