"""The oracle with operators that misbehave, for the tests of what becomes of them."""

import os
import sys
import time
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "oracle"))
import oracle  # noqa: E402
from recording import calls  # noqa: E402

COUNTED = iter(range(1000))


def loud():
    print("{}\n" * 100_000)
    os.write(1, b"not an answer\n" * 10_000)
    return 1


FAULTS = {
    "fault.die": lambda: os._exit(7),
    "fault.hang": lambda: time.sleep(1000),
    "fault.print": loud,
    "fault.warn": lambda: warnings.warn("mind the gap", stacklevel=2),
    "fault.differ": lambda: next(COUNTED),
    "fault.memory": lambda: calls.torch.zeros(1 << 34).sum(),
    "fault.secret": lambda: object(),
}
find = calls.public_callable
calls.public_callable = lambda name: FAULTS.get(name) or find(name)
oracle.main()
