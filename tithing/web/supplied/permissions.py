"""Who may see which files came, who may take one out, and who may see what was revised and what partners send."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.shared.permissions import rule

KEEPS_FILES = (DeskRole.ANALYST, DeskRole.TEAM_LEADER)
SENDS_FILES = (DeskRole.PROVIDER, DeskRole.CERTIFIER)

STANDS, WITHDRAWN, REFUSED, ERASED = "stands", "withdrawn", "refused", "erased"  # what became of a file
_GONE = "It is erased already. Nothing is left to do."

SEE_FILES = rule("files.see", "see which files came", *KEEPS_FILES)
SEE_FILE = rule("files.see_one", "see what a file of their own organisation gave", *KEEPS_FILES, *SENDS_FILES)
WITHDRAW_FILE = rule(
    "files.withdraw",
    "take a file’s figures out",
    *KEEPS_FILES,
    closed={
        WITHDRAWN: "Its figures are taken out already. Nothing is left to do.",
        REFUSED: "It was refused when it came: none of its figures was ever in the book.",
        ERASED: _GONE,
    },
)
ERASE_FILE = rule("files.erase", "erase a file for good", *KEEPS_FILES, closed={ERASED: _GONE})
SEE_REVISIONS = rule("revisions.see", "see which figures were revised", *ROLES)
SEE_PARTNERS = rule("suppliers.see", "see what each partner is asked for", *ROLES)
