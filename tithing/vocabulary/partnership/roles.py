"""What a person does for the partnership: one table of roles, for the desk, its permissions and who sees which figures.

A role is held by an account from one day to another; who holds two may do what either may.
"""

from __future__ import annotations

from enum import StrEnum


class DeskRole(StrEnum):
    """The words are those that stand on every page."""

    ADMINISTRATOR = "administrator"
    TEAM_LEADER = "team leader"
    ANALYST = "analyst"
    PROVIDER = "partner provider"
    CERTIFIER = "partner certifier"
    DEMOCRATIC_SERVICES = "democratic services"
    CHAIR = "chair"
    MEMBER = "member"
    LEAD = "task group lead"
    AUDITOR = "auditor"
    PUBLIC = "public"

    @property
    def of_organisation(self) -> bool:
        """Whether who holds it answers for one organisation."""
        return self in _OF_ORGANISATION

    @property
    def needs_second_factor(self) -> bool:
        """Whether who holds it writes on the desk or opens papers that are not public."""
        return self not in (DeskRole.AUDITOR, DeskRole.PUBLIC)

    @property
    def somebody(self) -> str:
        """Who holds it, in a sentence.

        >>> DeskRole.AUDITOR.somebody, DeskRole.CHAIR.somebody, DeskRole.DEMOCRATIC_SERVICES.somebody
        ('an auditor', 'a chair', 'democratic services')
        """
        if self is DeskRole.DEMOCRATIC_SERVICES:
            return str(self)
        return f"{'an' if self[0] in 'aeiou' else 'a'} {self}"

    @property
    def does(self) -> str:
        """What the role is for, as it is explained to who gives it."""
        return _DOES[self]


_OF_ORGANISATION = (DeskRole.PROVIDER, DeskRole.CERTIFIER, DeskRole.CHAIR, DeskRole.MEMBER, DeskRole.LEAD)
_DOES = {
    DeskRole.ADMINISTRATOR: "invites people, gives and ends roles, and keeps the site running",
    DeskRole.TEAM_LEADER: "answers for the partnership's work: keeps who is in it, signs reports, releases them",
    DeskRole.ANALYST: "takes in figures, answers questions about them and writes reports",
    DeskRole.PROVIDER: "sends the figures of one organisation",
    DeskRole.CERTIFIER: "certifies the figures that one organisation sends",
    DeskRole.DEMOCRATIC_SERVICES: "calls meetings, makes agendas and keeps minutes",
    DeskRole.CHAIR: "chairs a body and signs its minutes",
    DeskRole.MEMBER: "sits on a body and reads its papers",
    DeskRole.LEAD: "leads a task group and reports on its actions",
    DeskRole.AUDITOR: "sees who did what, and changes nothing",
    DeskRole.PUBLIC: "reads what is public, and needs no account for it",
}
ROLES = tuple(role for role in DeskRole if role is not DeskRole.PUBLIC)  # those that an account can hold
