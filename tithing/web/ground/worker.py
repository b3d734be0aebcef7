"""The worker: at every beat it begins what is due, takes up what a killed one left, and does what waits.

How many run is nobody's business but their speed's: each claims what it does.
"""

from __future__ import annotations

import logging
import secrets
import time

from django.db import Error, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from tithing.web.ground.jobs.work import take_up_again
from tithing.web.ground.schedule.dated import tick

BEAT_SECONDS = 1.0
_GLANCE_SECONDS = 0.05
_AT_ONCE = 20  # jobs between two looks at what is due
_LOG = logging.getLogger("tithing.work")


class DeskWorker(Worker):
    """The queue's own worker, as far as what waits now."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["default"],
            interval=0.0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=_AT_ONCE,
            worker_id=secrets.token_hex(16),
            excluded_queue_names=[],
        )


def beat() -> int:
    """Look once. Gives how many jobs were done or tried."""
    now = timezone.now()
    tick(now)
    take_up_again(now)
    worker = DeskWorker()
    worker.run()
    return int(worker._run_tasks)


class StopSign:
    """Says to stop, from the handler of a signal too: it takes no lock, which a handler would find held by what it interrupts and
    wait for without end, as with `threading.Event`.
    """

    def __init__(self) -> None:
        self.is_told = False

    def tell(self) -> None:
        self.is_told = True

    def wait(self, seconds: float) -> None:
        """So long, or until it is told to stop, to a twentieth of a second."""
        until = time.monotonic() + seconds
        while not self.is_told and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _GLANCE_SECONDS))


def work_until(stopped: StopSign) -> None:
    """Beat until stopped, and end after the job that is being done. A database that is away for a while is waited for."""
    while not stopped.is_told:
        close_old_connections()
        try:
            done = beat()
        except Error as error:
            _LOG.error("the database did not answer the worker", exc_info=error)
            done = 0
        if not done:
            stopped.wait(BEAT_SECONDS)
