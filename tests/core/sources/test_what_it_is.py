"""A file that is no table is called what it is, once, whatever its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.sources.building import received, refusal
from tithing.sources.opened.table_files import peek, why_unreadable

PAGE = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>" + "<p>a, b\n" * 30
KINDS = {
    "a web page": PAGE,
    "a web page with a table in it": "<html><style>"
    + "p {}" * 900
    + "</style><table><tr><th>Area<td>1</table>",
    "JSON": '[\n {"measure": "shoplifting", "value": 4},\n {"measure": "shoplifting"}]',
    "a PDF": "%PDF-1.7\n1 0 obj\n<<>>\n",
    "XML": '<?xml version="1.0"?>\n<rows><row/></rows>\n',
    "an old XML spreadsheet": '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    "an e-mail": "Received: from somewhere\nSubject: figures\n\nPlease find\n",
    "a pointer to a file that is kept elsewhere (Git LFS)": "version https://git-lfs.github.com/spec/v1\noid x\n",
}
NAMES = ["table.csv", "2024-01-cleveland-street.csv", "mye24.csv", "table.xlsx", "lookup.ods"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_called_what_it_is(tmp_path: Path, kind: str, name: str) -> None:
    file = received(tmp_path / name, KINDS[kind])

    assert [problem.what for problem in why_unreadable(file)] == [f"the file is {kind}, not a table"]
    assert peek(file) == ()


@pytest.mark.parametrize(
    "source", ["police_street", "flat_observations", "police_extract", "partner_incidents"]
)
def test_a_web_page_gets_one_sentence_from_every_source(tmp_path: Path, source: str) -> None:
    problems = refusal(source, received(tmp_path / "2024-01-cleveland-street.csv", PAGE))

    assert [problem.what for problem in problems] == ["the file is a web page, not a table"]
    assert "download the file again" in problems[0].change


def test_a_file_that_ends_in_the_middle_of_a_row_was_cut_short(tmp_path: Path) -> None:
    text = "measure,area,period,value,unit\nShoplifting,Hartlepool,2024-25Q4,5,count\nShoplifting,Middle"
    (problem,) = refusal("flat_observations", received(tmp_path / "flat.csv", text))

    assert "it was cut short" in problem.change
