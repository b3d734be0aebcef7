"""Makes the people of a practice book: plainly labelled, with the addresses that no mail can reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts.changes import account_with
from tithing.web.accounts.models import Account, subject_of
from tithing.web.shared.audit import THE_SITE, changed
from tithing.web.shared.page import partnership

HOST = "practice.example"  # a name that no network knows, so that no mail reaches anybody


@dataclass(frozen=True)
class PracticePerson:
    """`slug` is the first part of the address, "chair"; each role with the slug of the organisation, "" where it is of none."""

    slug: str
    name: str
    roles: tuple[tuple[DeskRole, str], ...]

    @property
    def email(self) -> str:
        return f"{self.slug}@{HOST}"


def people_the_practice(
    people: Sequence[PracticePerson], *, known: Mapping[str, str], since: date
) -> Sequence[Account]:
    """Make those that are not there yet; done twice it changes nothing. Raises Refused where the book is no practice book."""
    if not partnership().practice:
        raise Refused(
            Problem(
                "practice people are only made in a practice book: this one is real",
                "Write practice = true in the partnership.toml of a book to practise with",
            )
        )
    return [_made(each, known, since) for each in people]


def _made(person: PracticePerson, known: Mapping[str, str], since: date) -> Account:
    with transaction.atomic():
        found = Account.objects.filter(email=person.email).first()
        if found is not None:
            return found
        account = account_with(
            email=person.email, name=person.name, roles=person.roles, known=known, since=since
        )
        changed(
            subject_of(account.pk), "people.practice", f"Made practice account {account.pk}.", by=THE_SITE
        )
    return account
