"""`make prove`: every long proof, one after another, and which of them failed.

A proof is a module of this package with a `main`; a new one is run from the day it is there.
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import tools.prove


def proofs() -> list[str]:
    """The modules that are commands, by name."""
    found = (module.name for module in pkgutil.iter_modules(tools.prove.__path__, "tools.prove."))
    others = [name for name in found if not name.endswith("__main__")]
    return [name for name in others if hasattr(importlib.import_module(name), "main")]


def main() -> int:
    failed = []
    for name in proofs():
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", name], check=False).returncode:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nEverything was proved.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
