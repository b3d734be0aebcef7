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


HEADS = "\t".join(
    (
        "Indicator",
        "Baseline 2016/17",
        "Target 2017/18",
        "Current Position Apr 17 - Jun 17",
        "Actual Difference",
        "% Difference",
    )
)
ROW = "Offences committed by Prolific & Priority Offenders\t354\t308 (-13%)\t43\t55\t-56%"
TWIN = "test_the_first_finding_that_the_page_shows_is_what_the_checker_says_of_that_row"


def _pack_with_the_row_at(line: int, *, table: int) -> str:
    """An invented pack in which the row of the page stands at the line and in the table that the page gives."""
    others = "".join(
        f"Lamps, part {n}\n\nType\tCount\nLamps\t{n}\nKites\t{n + 1}\n\n" for n in range(1, table)
    )
    last = f"Strategic Objective: Reduce Offending & Re-Offending\n{HEADS}\n{ROW}\n"
    return others + "\n" * (line - others.count("\n") - last.count("\n")) + last


def test_the_first_finding_that_the_page_shows_is_what_the_checker_says_of_that_row(tmp_path: Path) -> None:
    pack = tmp_path / "august.txt"
    pack.write_text(_pack_with_the_row_at(849, table=10), encoding="utf-8")

    said = _plain(report_text(check_documents([pack]).reports, least=Severity.CERTAIN))

    assert _shown()[0].startswith("Certain. Line 849")
    assert _shown()[0] in said


def test_what_the_page_shows_is_what_the_checker_says() -> None:
    checked = check_documents([shared(LATER, twin=TWIN), shared(EARLIER, twin=TWIN)])
    said = _plain(_QUOTED.sub("", report_text(checked.reports, least=Severity.JUDGEMENT)))

    assert len(_shown()) == 3
    assert [shown for shown in _shown() if shown not in said] == []


def test_the_number_of_figures_that_the_page_gives_is_that_of_the_pack() -> None:
    (report,) = check_documents([shared(EARLIER, twin=TWIN)]).reports

    assert f'"{report.tested} of {report.figures} figures", the other {report.unchecked} have' in _plain(
        PAGE.read_text("utf-8")
    )
