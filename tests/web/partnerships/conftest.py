"""The book as it was, after a test that changed it from the desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tithing.web.accounts.models import Account
from tithing.web.partnerships.models import PartnershipPerson


@pytest.fixture
def partnership_files(tmp_path: Path) -> Iterator[Path]:
    """The book's own files, which are put back as they were."""
    folder = Path(settings.TITHING_BOOK) / "partnership"
    kept = shutil.copytree(folder, tmp_path / "kept")
    yield folder
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


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
