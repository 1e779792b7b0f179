"""Answers calls of case files (conformance/FORMAT.md) from the installed PyTorch; `compat conform --live` starts it.

One JSON object a line. First it says which PyTorch answers. Then, until standard input ends, each request
`{"call": {...}, "draw": bool, "runs": n}` gets one answer in order: `id`, `warnings`, and `out`, `grads`, `grad_grads` or `error`, or
`unsupported` with a sentence. With `draw`, the vectors of the gradients are drawn here and come back as `grad_out`, `grad_grad_out`.
What Python or an operator prints goes to standard error. Only operators of PyTorch can be called; nothing is evaluated.
"""

import argparse
import json
import os
import queue
import sys
import threading
import time
import warnings

IN_FLIGHT = 64
GRACE = 10
NO_MEMORY = ("allocate memory", "bad_alloc", "MemoryError")


def take_output():
    """The real standard output; whatever else is written there goes to standard error from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def limit_memory(extra):
    """Lets the address space grow by so many bytes at most, where the system can do that."""
    try:
        import resource
        with open("/proc/self/statm") as pages:
            size = int(pages.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + extra, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, OSError, ValueError):
        return False
    return True


def requests():
    """The lines of standard input; when it ends while a call hangs, this process does not stay."""
    lines = queue.Queue(IN_FLIGHT)

    def read():
        for line in sys.stdin.buffer:
            lines.put(line)
        lines.put(None)
        time.sleep(GRACE)
        os._exit(1)

    threading.Thread(target=read, daemon=True).start()
    return iter(lines.get, None)


def answer(request):
    from recording import calls
    call = {"kwargs": {}, "seed": 0, **request["call"]}
    if calls.public_callable(call["op"]) is None:
        return {"unsupported": f"This PyTorch has no operator {call['op']}."}
    drawn = request.get("draw", False)
    try:
        result = calls.replay(call, record=drawn)
        for _ in range(1, request.get("runs", 1)):
            if calls.replay(call) != result:
                return {"unsupported": "PyTorch gives another result each time."}
    except Exception as error:
        return {"unsupported": f"PyTorch's answer cannot be told: {type(error).__name__}: {error}"}
    failure = result.get("error", {"type": "", "message": ""})
    if any(text in failure["type"] + failure["message"] for text in NO_MEMORY):
        return {"unsupported": f"PyTorch needed more memory than it may take here: {failure['message']}"}
    return {**({k: call[k] for k in ("grad_out", "grad_grad_out") if k in call} if drawn else {}), **result}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--memory", type=int, help="bytes that calls may take beside what PyTorch itself takes")
    options = parser.parse_args()
    answers = take_output()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import torch
    from recording.calls import environment
    torch.set_num_threads(1)
    limited = options.memory is not None and limit_memory(options.memory)

    def send(message):
        answers.write(json.dumps(message).encode() + b"\n")
        answers.flush()

    send({**environment(), "memory": options.memory if limited else None})
    for line in requests():
        request = json.loads(line)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            given = answer(request)
        heard = [f"{w.category.__name__}: {w.message}" for w in caught]
        send({"id": request["call"]["id"], **given, **({"warnings": heard} if heard else {})})


if __name__ == "__main__":
    main()
