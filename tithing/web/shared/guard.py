"""The database's own refusal to change or delete a line of the audit, whoever asks it; set by migration 0002."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_WORDS = "a line of the audit is written once and never changed"
_KEPT = {
    "sqlite": [
        f"CREATE TRIGGER audit_line_no_{verb} BEFORE {verb} ON shared_auditline BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"CREATE FUNCTION audit_line_is_kept() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER audit_line_is_kept BEFORE UPDATE OR DELETE ON shared_auditline "
        "FOR EACH ROW EXECUTE FUNCTION audit_line_is_kept()",
    ],
}
_LET_GO = {
    "sqlite": [f"DROP TRIGGER audit_line_no_{verb}" for verb in ("UPDATE", "DELETE")],
    "postgresql": [
        "DROP TRIGGER audit_line_is_kept ON shared_auditline",
        "DROP FUNCTION audit_line_is_kept()",
    ],
}


def keeping(vendor: str) -> Sequence[str]:
    """The statements that set the guard, in the words of this database. Raises KeyError for one that has none."""
    return _KEPT[vendor]


def letting_go(vendor: str) -> Sequence[str]:
    """The statements that take it away."""
    return _LET_GO[vendor]


def keep(apps: Any, editor: Any) -> None:
    for statement in keeping(editor.connection.vendor):
        editor.execute(statement)


def let_go(apps: Any, editor: Any) -> None:
    for statement in letting_go(editor.connection.vendor):
        editor.execute(statement)
