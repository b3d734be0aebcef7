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
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if asked := request.get("disturbance"):
        install(Disturbance(**{**asked, "watched": tuple(asked["watched"])}))
    sys.argv = ["tithing", *request["argv"]]
    entry_of(request["entry"])(request["argv"])


def entry_of(name: str) -> Callable[[list[str]], None]:
    """The function that a `module:function` names."""
    module, function = name.split(":")
    entry: Callable[[list[str]], None] = getattr(importlib.import_module(module), function)
    return entry


if __name__ == "__main__":
    run_here(json.loads(sys.argv[1]))
