"""A PostgreSQL database, table by table as the server itself writes them, from one snapshot that nobody's writing changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.the_book.backup_paper import RecordHead

NAME, KIND, ROWS = "tables.json", "postgresql", "tables"
_NOT_KEPT = ("shared_cache",)  # tries that are counted: of this moment alone
_MIGRATIONS = "django_migrations"


def copy(to: Path) -> RecordHead:
    """Of the site that is open."""
    from django.db import connection, transaction

    (to / ROWS).mkdir()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        tables = {name: _columns(cursor, name) for name in _tables(cursor)}
        for name, columns in tables.items():
            with (
                (to / ROWS / name).open("wb") as file,
                cursor.copy(f"COPY {_quoted(name)} ({_listed(columns)}) TO STDOUT") as rows,
            ):
                for chunk in rows:
                    file.write(chunk)
        cursor.execute("SELECT number, hash FROM shared_audithead WHERE id = 1")
        head = RecordHead(KIND, *(cursor.fetchone() or (0, "")))
        cursor.execute(f"SELECT app, name FROM {_MIGRATIONS} ORDER BY id")
        told = {"tables": tables, "migrations": [list(each) for each in cursor.fetchall()]}
    (to / NAME).write_text(json.dumps(told, indent=1), encoding="utf-8")
    return head


def head_of(copied: Path) -> RecordHead:
    """How far the audit of a copy goes: what its own table of it says. Raises Refused for one that cannot be read."""
    path = copied / ROWS / "shared_audithead"
    try:
        columns = _read(copied)["tables"]["shared_audithead"]
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        said = dict(zip(columns, rows[0], strict=True)) if rows else {"number": "0", "hash": ""}
        return RecordHead(KIND, int(said["number"]), said["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Refused(
            Problem("the database of the backup cannot be read", "Take another backup", file=str(path))
        ) from None


def check() -> None:
    """Raises Refused where the database that DATABASE_URL names holds anything."""
    from django.db import connection

    with connection.cursor() as cursor:
        if list(_tables(cursor)):
            what = "the database that DATABASE_URL names holds tables already"
            raise Refused(Problem(what, "Name an empty one"))


def put(copied: Path) -> None:
    """Make the tables as they were then in the empty database of the settings, and fill them. What has come since is for
    `migrate` to bring. Raises Refused where the database is not empty, or the copy is of a later version.
    """
    import django

    django.setup()
    check()
    from django.core.management.color import no_style
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    told = _read(copied)
    done: set[tuple[str, str]] = {(each[0], each[1]) for each in told["migrations"]}
    executor = MigrationExecutor(connection)
    if unknown := done - set(executor.loader.disk_migrations):
        raise Refused(_of_a_later_version(sorted(unknown)))
    executor.migrate(_ends(done, executor))
    with transaction.atomic(), connection.cursor() as cursor:
        names = _listed(_tables(cursor))
        cursor.execute(f"TRUNCATE {names}")
        for name, columns in told["tables"].items():
            with cursor.copy(f"COPY {_quoted(name)} ({_listed(columns)}) FROM STDIN") as rows:
                rows.write((copied / ROWS / name).read_bytes())
    from django.apps import apps

    models = list(apps.get_models(include_auto_created=True))
    kept = [each for each in models if each._meta.db_table in told["tables"]]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)


def _ends(done: set[tuple[str, str]], executor: object) -> list[tuple[str, str]]:
    """The last migrations of each app among those that were applied."""
    graph = executor.loader.graph  # type: ignore[attr-defined]
    before = {parent.key for key in done for parent in graph.node_map[key].parents if parent.key[0] == key[0]}
    return sorted(done - before)


def _read(copied: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((copied / NAME).read_text(encoding="utf-8"))
    return found


def _tables(cursor: object) -> Iterator[str]:
    from django.db import connection

    for each in connection.introspection.table_names(cursor):  # type: ignore[arg-type]
        if each not in _NOT_KEPT:
            yield each


def _columns(cursor: object, table: str) -> list[str]:
    from django.db import connection

    return [each.name for each in connection.introspection.get_table_description(cursor, table)]  # type: ignore[arg-type]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _of_a_later_version(unknown: list[tuple[str, str]]) -> Problem:
    return Problem(
        f"the records are of a later version of Tithing, which knows of {unknown[0][0]} {unknown[0][1]}",
        "Restore them with that version",
    )
