"""Nothing reaches the network but a source's fetch.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault

NETWORK = {
    "socket",
    "ssl",
    "ftplib",
    "smtplib",
    "telnetlib",
    "http.client",
    "urllib.request",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "websockets",
    "boto3",
}
ANSWERS = "tithing/web/config/start.py"  # it listens on this machine, and reaches nobody
RULE = "reaches the network: only a source's fetch.py may"


def check_network(root: Path) -> list[Fault]:
    faults = []
    for path in sorted((root / "tithing").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if (name.startswith("tithing/sources/") and path.name == "fetch.py") or name == ANSWERS:
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        faults += [Fault(f"{name}:{line}", f"{found} {RULE}") for line, found in _network_imports(module)]
    return faults


def _network_imports(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        for name in _imported(node):
            if name in NETWORK or name.split(".")[0] in NETWORK:
                yield getattr(node, "lineno", 0), name


def _imported(node: ast.AST) -> tuple[str, ...]:
    if isinstance(node, ast.Import):
        return tuple(alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
    return ()
