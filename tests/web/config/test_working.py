"""The worker beside the server: begun anew when it dies, and gone when the server is, however that ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.partnership_book import partnership_book
from tools.drill.unmeasured import unmeasured
from tools.pages.opened_site import ROOT, command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what runs is looked for in /proc")
_PATIENCE = 60.0  # seconds, on a machine that has other things to do


def until(found: Callable[[], object]) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.1)
    return bool(found())


def workers_of(server: int) -> list[int]:
    """The workers that this server began and that are there."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words, status = (entry / "cmdline").read_bytes(), (entry / "status").read_text()
        except OSError:  # it ended meanwhile
            continue
        if b"tithing.web.config.working" in words and f"\nPPid:\t{server}\n" in status:
            found.append(int(entry.name))
    return found


def is_there(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = subprocess.Popen(
        command("serve", "--book", str(partnership_book(tmp_path / "book")), "--port", str(port)),
        env=unmeasured(), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert until(lambda: workers_of(process.pid))
    yield process
    process.kill()
    process.wait()


def test_a_worker_that_dies_is_begun_anew(server: subprocess.Popen[bytes]) -> None:
    (first,) = workers_of(server.pid)

    os.kill(first, signal.SIGKILL)

    assert until(lambda: workers_of(server.pid) not in ([], [first]))
    assert len(workers_of(server.pid)) == 1
    assert not is_there(first)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_worker_ends_with_its_server(server: subprocess.Popen[bytes], how: signal.Signals) -> None:
    (worker,) = workers_of(server.pid)

    server.send_signal(how)
    server.wait(_PATIENCE)

    assert until(lambda: not is_there(worker))
