"""One command, run in this process: `python -m tools.drill.child '{"entry": ..., "argv": [...]}'`."""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from tools.drill.disturb import Disturbance, install


def run_here(request: dict[str, Any]) -> None:
    """Run the command asked for, disturbed as asked; leaves with its exit code."""
    os.environ.update(request.get("environment", {}))
    if limit := request.get("largest_file"):
        _pass_on_what_is_said()
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if asked := request.get("disturbance"):
        install(Disturbance(**{**asked, "watched": tuple(asked["watched"])}))
    sys.argv = ["tithing", *request["argv"]]
    entry_of(request["entry"])(request["argv"])


def _pass_on_what_is_said() -> None:
    """Go on as a child, whose words come through pipes: what it says is in no file that may not grow."""
    pipes = {number: os.pipe() for number in (1, 2)}
    child = os.fork()
    for number, (outlet, inlet) in pipes.items():
        if child == 0:
            os.dup2(inlet, number)
            os.close(outlet)
        os.close(inlet)
    if child:
        for number, (outlet, _) in pipes.items():
            while said := os.read(outlet, 1 << 16):
                os.write(number, said)
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) % 256)


def entry_of(name: str) -> Callable[[list[str]], None]:
    """The function that a `module:function` names."""
    module, function = name.split(":")
    entry: Callable[[list[str]], None] = getattr(importlib.import_module(module), function)
    return entry


if __name__ == "__main__":
    run_here(json.loads(sys.argv[1]))
