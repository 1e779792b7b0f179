"""Runs a program and writes every operator's result, every node of a backward walk and every optimizer step as JSON lines.

    python tracer.py TRACE PROGRAM [ARGUMENT ...]
"""
import base64
import ctypes
import hashlib
import json
import os
import runpy
import sys

import torch
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves
from torch.utils.weak import WeakIdKeyDictionary

LIMIT = 256


class Trace:
    def __init__(self, path, program):
        self.file = open(path, "w", encoding="utf-8")
        self.program = program
        self.step = 0
        self.busy = 0
        self.via = None
        self.steps = WeakIdKeyDictionary()
        self.leaves = WeakIdKeyDictionary()

    def line(self):
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != self.program:
            frame = frame.f_back
        return None if frame is None else f"{os.path.basename(self.program)}:{frame.f_lineno}"

    def reference(self, value):
        if isinstance(value, torch.Tensor):
            return self.steps.get(value, "leaf")
        return repr(value) if isinstance(value, (int, float, complex)) else None

    def event(self, kind, op, via, inputs, result, output=0):
        self.busy += 1
        try:
            references = [self.reference(one) for one in inputs]
            self.step += 1
            if kind != "loss":
                self.steps[result] = self.step
            written = {"step": self.step, "kind": kind, "op": op, "via": via, "output": output,
                       "in": [one for one in references if one is not None]}
            written.update(values(result, "empty" in op))
            if (line := self.line()) is not None:
                written["line"] = line
            self.file.write(json.dumps(written) + "\n")
        finally:
            self.busy -= 1

    def watch_leaf(self, tensor):
        if not tensor.requires_grad or not tensor.is_leaf or tensor in self.leaves:
            return
        self.leaves[tensor] = True
        tensor.register_post_accumulate_grad_hook(
            lambda leaf: self.event("leaf", "AccumulateGrad", "AccumulateGrad", [leaf], leaf.grad))

    def watch_graph(self, roots):
        pending = [root.grad_fn for root in roots if root.grad_fn is not None]
        seen = set()
        while pending:
            node = pending.pop()
            if node in seen:
                continue
            seen.add(node)
            if hasattr(node, "variable"):
                self.watch_leaf(node.variable)
            elif not node.metadata.get("compat_traced"):
                node.metadata["compat_traced"] = True
                node.register_hook(self.node_hook(node.name()))
            pending.extend(following for following, _ in node.next_functions if following is not None)

    def node_hook(self, name):
        def hook(grad_inputs, grad_outputs):
            for i, gradient in enumerate(grad_inputs):
                if gradient is not None:
                    self.event("node", name, name, grad_outputs, gradient, i)
        return hook


class Functions(TorchFunctionMode):
    """Names what the program called, and finds where backward starts."""

    def __init__(self, trace):
        super().__init__()
        self.trace = trace

    def __torch_function__(self, func, types, args=(), kwargs=None):
        trace, name = self.trace, getattr(func, "__name__", "?")
        quiet = name in ("__repr__", "__format__")
        if name in ("backward", "grad") and not trace.busy:
            roots = [leaf for leaf in tree_leaves(args[:1]) if isinstance(leaf, torch.Tensor)]
            trace.watch_graph(roots)
            if name == "backward":
                for root in roots:
                    trace.event("loss", "backward", "backward", [root], root)
        before, trace.via = trace.via, trace.via or name
        trace.busy += quiet
        try:
            return func(*args, **(kwargs or {}))
        finally:
            trace.busy -= quiet
            trace.via = before


class Operators(TorchDispatchMode):
    """Sees every ATen operator, those of backward included."""

    def __init__(self, trace):
        super().__init__()
        self.trace = trace

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        results = func(*args, **(kwargs or {}))
        trace = self.trace
        if trace.busy:
            return results
        name = func._schema.name.split("::")[-1]
        via = name if trace.via in (None, "backward", "grad") else trace.via
        inputs = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, (torch.Tensor, int, float, complex))]
        for i, result in enumerate(tree_leaves(results)):
            if isinstance(result, torch.Tensor):
                trace.event("op", name, via, inputs, result, i)
        return results


def values(tensor, unfilled):
    written = {"dtype": str(tensor.dtype).split(".")[-1], "shape": list(tensor.shape)}
    if unfilled:
        return written
    tensor = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    data = ctypes.string_at(tensor.data_ptr(), tensor.numel() * tensor.element_size()) if tensor.numel() else b""
    written["hash"] = hashlib.sha256(data).hexdigest()[:16]
    if tensor.numel() > LIMIT:
        half = LIMIT // 2 * tensor.element_size()
        data = data[:half] + data[-half:]
        if not tensor.is_complex():
            real = tensor.double()
            for name, value in (("min", real.min()), ("max", real.max()), ("mean", real.mean())):
                written[name] = value.item() if torch.isfinite(value) else repr(value.item())
    written["data"] = base64.b64encode(data).decode()
    return written


def main():
    trace = Trace(sys.argv[1], sys.argv[2])

    def before(optimizer, args, kwargs):
        trace.busy += 1

    def after(optimizer, args, kwargs):
        trace.busy -= 1
        for group in optimizer.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    name = type(optimizer).__name__
                    trace.event("optimizer", name, name, [parameter], parameter)

    register_optimizer_step_pre_hook(before)
    register_optimizer_step_post_hook(after)
    sys.argv = sys.argv[2:]
    sys.path[0] = os.path.dirname(trace.program)
    try:
        with Functions(trace), Operators(trace):
            runpy.run_path(trace.program, run_name="__main__")
    finally:
        trace.file.close()


main()
