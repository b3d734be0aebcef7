"""A site as its command opens it, in a process of its own, until the caller has looked."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.drill.unmeasured import unmeasured

ROOT = Path(__file__).parents[2]
_TRIES, _WAIT = 300, 0.2  # how often it is asked whether it is open, and how many seconds between


@dataclass(frozen=True)
class OpenedSite:
    """`address` is as people write it, without a slash at its end."""

    book: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {**unmeasured(), "TITHING_ADDRESS": self.address}

    def run(self, *arguments: str) -> str:
        """What a command on its book prints. Raises CalledProcessError where it fails."""
        told = subprocess.run(
            command(*arguments, "--book", str(self.book)),
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return told.stdout


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from tithing.cli import main; main()", *arguments]


@contextmanager
def opened_site(book: Path) -> Iterator[OpenedSite]:
    """The site of a book at a port that was free. Raises RuntimeError where it does not open within a minute."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        site = OpenedSite(book, found.getsockname()[1])
    process = subprocess.Popen(
        command("serve", "--book", str(book), "--port", str(site.port)),
        env=site.environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(site)
        yield site
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(site: OpenedSite) -> None:
    for _ in range(_TRIES):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/health/", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(_WAIT)
    raise RuntimeError(f"the site of {site.book} does not open")
