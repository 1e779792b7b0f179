"""signatures.json: parameter names, kinds, defaults and types of PyTorch's public callables."""

import ast
import functools
import inspect
import pathlib
import re

import torch

STUBS = pathlib.Path(torch.__file__).parent
PYTHON_MODULES = {
    "nn.init": torch.nn.init, "nn.utils": torch.nn.utils, "nn": torch.nn, "optim": torch.optim,
    "optim.lr_scheduler": torch.optim.lr_scheduler,
    "autograd": torch.autograd, "autograd.functional": torch.autograd.functional, "autograd.graph": torch.autograd.graph,
    "utils.data": torch.utils.data, "random": torch.random,
}
BUILTIN_MODULES = {"linalg": torch.linalg, "fft": torch.fft, "special": torch.special}
CLASSES = {"Tensor": torch.Tensor, "nn.Module": torch.nn.Module, "Generator": torch.Generator, "optim.Optimizer": torch.optim.Optimizer}


def text(node):
    return None if node is None else ast.unparse(node)


def from_stub(function, skip_self):
    """One `def` of a stub as [name, kind, default, type] a parameter."""
    a = function.args
    positional = [*a.posonlyargs, *a.args]
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    out = [["from" if p.arg == "from_" else p.arg, "positional", text(d), text(p.annotation)] for p, d in zip(positional, defaults)]
    if skip_self and out and out[0][0] == "self":
        out = out[1:]
    if a.vararg:
        out.append([a.vararg.arg, "varargs", None, text(a.vararg.annotation)])
    out += [[p.arg, "keyword", text(d), text(p.annotation)] for p, d in zip(a.kwonlyargs, a.kw_defaults)]
    if a.kwarg:
        out.append([a.kwarg.arg, "kwargs", None, text(a.kwarg.annotation)])
    return out


def add(table, name, overload):
    overloads = table.setdefault(name, [])
    if overload not in overloads:
        overloads.append(overload)


@functools.cache
def from_stubs(path, owner=None):
    """Every public `def` of a stub file or of a class in it."""
    body = ast.parse((STUBS / path).read_text()).body
    if owner:
        body = next(n for n in body if isinstance(n, ast.ClassDef) and n.name == owner).body
    table, properties = {}, []
    for node in body:
        if isinstance(node, ast.FunctionDef) and (not node.name.startswith("_") or node.name.startswith("__")):
            if any(text(d) == "property" for d in node.decorator_list):
                properties.append(node.name)
            elif not any(text(d).endswith(".setter") for d in node.decorator_list):
                add(table, node.name, from_stub(node, owner is not None))
        elif owner and isinstance(node, ast.AnnAssign) and not node.target.id.startswith("_"):
            properties.append(node.target.id)
    return table, properties


KINDS = {inspect.Parameter.VAR_POSITIONAL: "varargs", inspect.Parameter.VAR_KEYWORD: "kwargs", inspect.Parameter.KEYWORD_ONLY: "keyword"}


def shown(value):
    """A default or an annotation as text, without addresses."""
    if value is inspect.Parameter.empty:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, type):
        return value.__qualname__
    return re.sub(r" at 0x[0-9a-f]+", "", str(value)).replace("typing.", "")


def from_python(function):
    """A Python function or class by its signature; boolean dispatches by the implementation behind them."""
    signature = inspect.signature(function)
    out = []
    for i, p in enumerate(signature.parameters.values()):
        if i == 0 and p.name == "self":
            continue
        default = None if p.default is inspect.Parameter.empty else re.sub(r" (at 0x[0-9a-f]+|from '[^']*')", "", repr(p.default))
        out.append([p.name, KINDS.get(p.kind, "positional"), default, shown(p.annotation)])
    return out


def prefer_python(table, name, function):
    """The Python signature, unless it is a bare wrapper of a builtin whose stub says more."""
    try:
        overload = from_python(function)
    except ValueError:
        return
    if name not in table or {p[1] for p in overload} - {"varargs", "kwargs"}:
        table[name] = [overload]


def from_schemas(name):
    """A builtin of linalg, fft, special by the operator's schemas, `self` called `input` as Python has it."""
    plain, out_of = [], False
    for schema in torch._C._jit_get_schemas_for_operator(f"aten::{name}"):
        if any(a.is_out for a in schema.arguments):
            out_of = True
            continue
        plain.append([["input" if a.name == "self" else a.name, "keyword" if a.kwarg_only else "positional",
                       repr(a.default_value) if a.has_default_value() else None, str(a.type)] for a in schema.arguments])
    for parameters in plain if out_of else []:
        parameters.append(["out", "keyword", "None", "Optional[Tensor]"])
    return plain


def functional():
    table, stub = {}, from_stubs("nn/functional.pyi")[0]
    for name in sorted(vars(torch.nn.functional)):
        function = getattr(torch.nn.functional, name)
        if name.startswith("_") or not callable(function) or isinstance(function, type) or getattr(function, "__module__", "") == "typing":
            continue
        implementation = getattr(torch.nn.functional, f"_{name}", None)
        try:
            overload = from_python(function)
            if [p[1] for p in overload] == ["varargs", "kwargs"] and implementation is not None:
                overload = from_python(implementation)
            table[name] = [overload]
        except ValueError:
            known = (from_stubs("_C/_nn.pyi")[0].get(name) or from_stubs("_C/_VariableFunctions.pyi")[0].get(name)
                     or from_schemas(function.__name__) or stub.get(name))
            if any(p[2] == "..." for overload in known or [] for p in overload):
                known = from_schemas(function.__name__) or known
            if known:
                table[name] = known
    return table


def members(module):
    """Public functions and classes of a Python module."""
    table = {}
    for name in sorted(vars(module)):
        member = getattr(module, name)
        if name.startswith("_") or not callable(member) or "torch" not in str(getattr(member, "__module__", "")):
            continue
        try:
            table[name] = [from_python(member)]
        except (ValueError, TypeError):
            pass
    return table


def top_level():
    """torch.*: Python functions by their signature, builtins by the stub; `__init__` of the C module for the rest."""
    table = from_stubs("_C/_VariableFunctions.pyi")[0]
    rest = from_stubs("_C/__init__.pyi")[0]
    for name in sorted(vars(torch)):
        member = getattr(torch, name)
        if name.startswith("_") or not callable(member):
            continue
        if inspect.isfunction(member):
            prefer_python(table, name, member)
        elif name not in table and name in rest:
            table[name] = rest[name]
    return {k: v for k, v in sorted(table.items()) if not k.startswith("_") and hasattr(torch, k)}


def methods():
    table, properties = from_stubs("_C/__init__.pyi", "TensorBase")
    for name in sorted(dir(torch.Tensor)):
        member = getattr(torch.Tensor, name)
        if inspect.isfunction(member) and (not name.startswith("_") or name.startswith("__")):
            prefer_python(table, name, member)
        elif inspect.isgetsetdescriptor(member) or isinstance(member, property):
            properties.append(name)
    return {k: v for k, v in sorted(table.items()) if hasattr(torch.Tensor, k)}, sorted({p for p in properties if not p.startswith("_")})


def class_members(owner):
    table = {}
    for name in sorted(dir(owner)):
        member = inspect.getattr_static(owner, name)
        function = member.__func__ if isinstance(member, (staticmethod, classmethod)) else member
        if not name.startswith("_") and inspect.isfunction(function):
            table[name] = [from_python(function)]
    return table


def record():
    tensor, properties = methods()
    tables = {"torch": top_level(), "Tensor": tensor, "Tensor properties": properties, "nn.functional": functional()}
    for prefix, module in BUILTIN_MODULES.items():
        found = {}
        for name in sorted(vars(module)):
            if name.startswith("_") or not callable(getattr(module, name)) or isinstance(getattr(module, name), type):
                continue
            overloads = from_schemas(f"{prefix}_{name}")
            if overloads:
                found[name] = overloads
        tables[prefix] = found
    tables |= {name: members(module) for name, module in PYTHON_MODULES.items()}
    tables |= {f"class {name}": class_members(owner) for name, owner in CLASSES.items() if name not in ("Tensor", "Generator")}
    generator = from_stubs("_C/__init__.pyi", "Generator")[0]
    return {"parameter": ["name", "positional | keyword | varargs | kwargs", "default as text or null", "type as text or null"],
            **tables, "class Generator": generator}
