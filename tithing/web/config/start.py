"""Starting the site in this process: its database brought to today's shape, its pages answered."""

from __future__ import annotations

import socket

from tithing.vocabulary.problems import Problem, Refused

THREADS = 8


def set_up() -> None:
    """Make Django ready. Raises Refused where the database cannot be reached or written."""
    import django
    from django.core.management import call_command
    from django.db import OperationalError

    django.setup()
    try:
        _must_not_be_of_a_later_version()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    except OperationalError as error:
        what = "the database of the site cannot be reached or written"
        raise Refused(Problem(f"{what} ({_first_line(error)})", "Start it, or see to DATABASE_URL")) from None
    _settle_what_was_cut_short()


def _settle_what_was_cut_short() -> None:
    """What the book says was done from the desk, and the audit does not yet."""
    from tithing.web.supplied.settling import settle

    settle()


def _must_not_be_of_a_later_version() -> None:
    """Raises Refused where a later version of Tithing brought the database to a shape that this one does not know."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    if unknown := sorted(set(loader.applied_migrations) - set(loader.disk_migrations)):
        what = f"the records are of a later version of Tithing ({unknown[0][0]} {unknown[0][1]} is not known here)"
        raise Refused(Problem(what, "Open them with that version"))


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def must_be_free(host: str, port: int) -> None:
    """Raises Refused where nothing can be opened, since another program listens there."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise Refused(
                Problem(
                    f"nothing can be opened at {host}:{port} ({error.strerror})", "Choose another with --port"
                )
            ) from None


def serve(host: str, port: int) -> None:
    """Answer until stopped, with a worker beside, which ends with the server."""
    from gunicorn.app.base import BaseApplication

    from tithing.web.config.working import WorkerBeside
    from tithing.web.config.wsgi import application

    beside = WorkerBeside()

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            told = {"bind": f"{host}:{port}", "workers": 1, "threads": THREADS, "loglevel": "warning"}
            hooks = {"when_ready": lambda server: beside.begin(), "on_exit": lambda server: beside.end()}
            for key, value in {**told, **hooks}.items():
                self.cfg.set(key, value)

        def load(self) -> object:
            return application

    Server().run()
