"""Who keeps the partnership's bodies, and somebody to be put in a seat."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tithing.web.accounts.models import Account
from tithing.web.partnerships.models import PartnershipPerson


@pytest.fixture
def leader(account_as: Callable[..., Account]) -> Account:
    return account_as("team leader", name="Practice Leader")


@pytest.fixture
def desk(leader: Account, signed_in: Callable[[Account], Client]) -> Client:
    """A browser in which a team leader has signed in."""
    return signed_in(leader)


@pytest.fixture
def somebody(db: None) -> PartnershipPerson:
    return PartnershipPerson.objects.create(name="Practice Commander")
