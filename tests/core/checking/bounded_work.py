"""Work to be bounded, each kind by its name: without end, greedy, failing."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from tithing.checking.bounded import answer


def work(request: bytes) -> bytes:
    name, _, rest = request.partition(b":")
    match name.decode():
        case "echo":
            return rest
        case "loop":
            while True:
                pass
        case "regular expression":  # holds the interpreter, and no signal handler of Python's gets a turn
            return str(re.match(r"(a+)+$", "a" * 60 + "b")).encode()
        case "sleep":
            time.sleep(600)
            return b""
        case "memory":
            return b"x" * 2_000_000_000
        case "write":
            Path(rest.decode()).write_bytes(b"left")
            return b""
        case _:
            raise ValueError(name)


if __name__ == "__main__":
    sys.exit(answer(work))
