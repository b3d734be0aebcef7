"""Who may have what the site shows as a file."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.shared.permissions import rule

EXPORT_AUDIT = rule("audit.export", "have who did what as a file", DeskRole.ADMINISTRATOR, DeskRole.AUDITOR)
