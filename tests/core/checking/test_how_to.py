"""The page that tells an officer how to check a pack shows what the checker says of the packs, word for word."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.shared import shared
from tithing.checking.tell.report_text import report_text
from tithing.checking.test.severity import Severity
from tithing.workflows.check_document import check_documents

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "check-a-pack.md"
LATER, EARLIER = "packs/000_bf5187f17fbe4d3e.txt", "packs/004_f4c29f5249fa78cd.txt"

_QUOTED = re.compile(r"“[^”]*”")  # the pack's own sentences, which the page leaves out


def _plain(text: str) -> str:
    return " ".join(text.split())


def _shown() -> list[str]:
    """The findings that the page quotes: indented, from their grade to the next blank line."""
    return [
        _plain(block)
        for block in re.findall(r"^ +Certain\. Line .+?(?=\n\n)", PAGE.read_text("utf-8"), re.M | re.S)
    ]


def test_what_the_page_shows_is_what_the_checker_says() -> None:
    checked = check_documents([shared(LATER), shared(EARLIER)])
    said = _plain(_QUOTED.sub("", report_text(checked.reports, least=Severity.JUDGEMENT)))

    assert len(_shown()) == 3
    assert [shown for shown in _shown() if shown not in said] == []


def test_the_number_of_figures_that_the_page_gives_is_that_of_the_pack() -> None:
    (report,) = check_documents([shared(EARLIER)]).reports

    assert f'"{report.tested} of {report.figures} figures", the other {report.unchecked} have' in _plain(
        PAGE.read_text("utf-8")
    )
