"""The worker as a process: on its own in production, beside the server where one command opens the whole site."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType

_SHORT_LIFE = 5.0  # seconds; what ends sooner is begun again after a longer pause
_PAUSES = (0.5, 2.0, 10.0, 60.0)
_LAST_JOB = 20.0  # seconds for what is being done when everything is to end
# A process of the server that is forked while ours begins would keep its pipes open for ever.
_ONE_AT_A_TIME = threading.Lock()


def work_until_told() -> None:
    """Work until a signal says to stop, and end after the job that is being done. Django is ready."""
    from tithing.web.ground.worker import StopSign, work_until

    stopped = StopSign()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.tell()

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, stop)
    work_until(stopped)


class WorkerBeside:
    """A worker in a process of its own, begun anew when it dies. It ends with us: it holds the other end of a pipe."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def begin(self) -> None:
        """Begin it, and keep it."""
        let_go = _ONE_AT_A_TIME.release
        os.register_at_fork(before=_ONE_AT_A_TIME.acquire, after_in_parent=let_go, after_in_child=let_go)
        self._keeper.start()

    def end(self) -> None:
        """Let it finish what it is doing, and end."""
        self._ended.set()
        process = self._process
        if process is None:
            return
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LAST_JOB)
        process.kill()

    def _keep(self) -> None:
        short = 0
        while not self._ended.is_set():
            began = time.monotonic()
            with _ONE_AT_A_TIME:
                self._process = _begun()
            self._process.wait()
            short = short + 1 if time.monotonic() - began < _SHORT_LIFE else 0
            self._ended.wait(_PAUSES[min(short, len(_PAUSES) - 1)])


def _begun() -> subprocess.Popen[bytes]:
    path = os.pathsep.join(each or os.getcwd() for each in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C is the server's, which then ends its worker in order
    )


def _end_with_the_server() -> None:
    """The server keeps its end of our stdin open while it lives."""

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 4096):
                pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """In the process of the worker."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tithing.web.config.settings")
    django.setup()
    _end_with_the_server()
    work_until_told()


if __name__ == "__main__":
    main()
