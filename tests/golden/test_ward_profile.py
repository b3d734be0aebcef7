"""Every ward of the demonstration has its profile: on one printed page, and clean by our own checker."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest

from tithing.documents.parts import Document
from tithing.documents.renderers import rendered
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.ward_profile import ward_profiles
from tools.pages.word_paper import heights_of

QUARTER = "2024-25Q4"


@pytest.fixture(scope="module")
def profiles(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Document]:
    """The profile of every ward of the demonstration, by its title."""
    written = ward_profiles(
        demonstration,
        period=Period.parse(QUARTER),
        formats=["json"],
        output=tmp_path_factory.mktemp("profiles"),
        published=date(2025, 9, 1),
        reader=THE_PUBLIC,
        at=datetime(2025, 9, 1, 12),
    )
    return {each.document.title: each.document for each in written}


def test_every_ward_has_its_profile_on_one_page(profiles: Mapping[str, Document]) -> None:
    assert len(profiles) == 12
    for title, document in profiles.items():
        written = rendered(document, ["pdf", "docx"])
        in_word, body_in_word = heights_of(written["docx"])
        assert len(pypdfium2.PdfDocument(io.BytesIO(written["pdf"]))) == 1, title
        assert body_in_word / 2 < in_word <= body_in_word, title


def test_our_own_checker_finds_nothing_in_a_profile(profiles: Mapping[str, Document]) -> None:
    assert {title: document.status for title, document in profiles.items() if document.status} == {}
