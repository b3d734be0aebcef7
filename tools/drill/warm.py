"""Runs commands without starting Python anew for each: everything is imported once, each run is a fork.

`python -m tools.drill.warm tithing.cli:main` reads a request a line and answers each with the exit code on a line. Before
it forks it only imports, and reads those of the program's own files that every command reads; nothing that starts a thread,
so that none is lost in a fork.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pkgutil
import signal
import sys
import time
from typing import Any

from tools.drill.child import entry_of, run_here
from tools.drill.own_files import read_own_files

NOT_NEEDED = ("tithing.checking", "tithing.documents", "tithing.web", "tithing.store.parquet.engine_pyspark")
PATIENCE = 120.0


def serve(entry: str) -> None:
    _import_all("tithing")
    entry_of(entry)
    read_own_files()
    for line in sys.stdin:
        print(_run(json.loads(line)), flush=True)


def _import_all(package: str) -> None:
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not found.name.startswith(NOT_NEEDED) and not found.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # an engine whose library is not installed
                importlib.import_module(found.name)


def _run(request: dict[str, Any]) -> int:
    child = os.fork()
    if child == 0:
        _be_the_command(request)
    return _wait(child)


def _be_the_command(request: dict[str, Any]) -> None:
    """Never comes back: ends the process as the interpreter would have."""
    code = 1
    try:
        _point(0, os.devnull, os.O_RDONLY)
        for number, name in ((1, "out"), (2, "err")):
            _point(number, request[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        run_here(request)
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _point(number: int, path: str, flags: int) -> None:
    file = os.open(path, flags, 0o600)
    os.dup2(file, number)
    os.close(file)


def _wait(child: int) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -signal.SIGALRM


if __name__ == "__main__":
    serve(sys.argv[1])
