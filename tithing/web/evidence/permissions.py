"""Who may open the evidence: everybody who is signed in, each reading what their role reads."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import ROLES
from tithing.web.shared.permissions import rule

SEE = rule("evidence.see", "see the figures, as far as their role reads them", *ROLES)
