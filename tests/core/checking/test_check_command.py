"""`tithing check`: exit codes, formats, and a page that shows the table with the cell marked."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tithing.cli import run

WRONG = (
    "Recorded crime\n\nCategory\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\t% Change\n"
    "Robbery\t7\t36\t27\t414.3%\nTheft\t306\t297\t-9\t-2.9%\nArson <q7>\t40\t44\t4\t10.0%\n"
)
RIGHT = WRONG.replace("\t27\t", "\t29\t")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def test_it_leaves_with_1_where_something_is_found_and_0_where_nothing_is(wrong: Path, right: Path) -> None:
    assert run(["check", str(right)]) == 0
    assert run(["check", str(wrong)]) == 1
    assert run(["check", str(right), str(wrong)]) == 1


def test_it_leaves_with_2_where_a_file_cannot_be_read_and_still_reports_the_others(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()

    code = run(["check", str(wrong), str(empty)])

    said = capsys.readouterr()
    assert code == 2
    assert "Should be: 29" in said.out
    assert "empty.pdf: the file is empty. Ask for it again." in said.err


def test_it_leaves_with_2_where_the_earlier_pack_cannot_be_read(wrong: Path, tmp_path: Path) -> None:
    assert run(["check", str(wrong), "--against", str(tmp_path / "none.pdf")]) == 2


def test_the_text_says_where_what_and_why_and_how_much_was_checked(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(wrong)])

    said = " ".join(capsys.readouterr().out.split())
    assert 'Line 4, table 1 "Recorded crime", row "Robbery", column "Change"' in said
    assert "Printed: 27. Should be: 29." in said
    assert "of 12 figures in tables were held against another figure" in said


def test_the_json_has_the_documents_tables_tests_and_findings(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(wrong), "--format", "json"])

    held = json.loads(capsys.readouterr().out)
    assert held["document"] == "wrong.txt"
    assert held["tables"][0]["rows"][0] == {
        "label": "Robbery",
        "page": None,
        "line": 4,
        "sheet": "",
        "cells": ["7", "36", "27", "414.3%"],
    }
    assert held["checked"]["difference"] >= 3
    assert held["figures"] == held["figures_checked"] + held["figures_unchecked"] == 12
    [finding] = held["findings"]
    wanted = {
        "rule": "difference",
        "severity": "certain",
        "page": None,
        "line": 4,
        "row": "Robbery",
        "column": "Change",
    }
    assert wanted.items() <= finding.items()
    assert (finding["published"], finding["expected"]) == ("27", "29")
    assert finding["table"] == held["tables"][0]["id"]
    assert finding["explanation"]


def test_two_documents_are_a_list(wrong: Path, right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(wrong), str(right), "--format", "json"])

    held = json.loads(capsys.readouterr().out)
    assert [(each["document"], len(each["findings"])) for each in held] == [
        ("wrong.txt", 1),
        ("right.txt", 0),
    ]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_mark = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)
        self._in_mark = False


def test_the_page_shows_the_table_with_the_cell_marked_and_needs_nothing_else(
    wrong: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out" / "findings.html"

    assert run(["check", str(wrong), "--output", str(output)]) == 1

    text = output.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    names = [tag for tag, _ in page.tags]
    assert page.marked == ["27"]
    assert not {"script", "img", "link", "iframe"} & set(names)
    assert all((given.get("href") or "#").startswith("#") for _, given in page.tags if given.get("href"))
    assert dict(page.tags)["html"]["lang"] == "en-GB"
    assert all(given.get("scope") for tag, given in page.tags if tag == "th")
    assert names.count("caption") == names.count("table")
    assert "Arson &lt;q7&gt;" in text
    assert "Could you look again at 1 place" in text


def test_every_link_of_the_page_leads_somewhere_on_it(wrong: Path, tmp_path: Path) -> None:
    output = tmp_path / "findings.html"
    run(["check", str(wrong), "--output", str(output)])

    page = _Page()
    page.feed(output.read_text(encoding="utf-8"))
    ids = [given["id"] for _, given in page.tags if given.get("id")]
    assert len(ids) == len(set(ids))
    assert {given["href"][1:] for _, given in page.tags if given.get("href")} <= set(ids)  # type: ignore[index]


def test_what_is_less_sure_can_be_left_out(wrong: Path, tmp_path: Path) -> None:
    path = tmp_path / "less.txt"
    path.write_text(RIGHT.replace("Change\t% Change", "Change\tChange"), encoding="utf-8")

    assert run(["check", str(path), "--min-severity", "certain"]) == 0
    assert run(["check", str(wrong), "--min-severity", "certain"]) == 1


PROSE = (
    "Hate crime\n\nCategory\tBaseline 2016/17\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\n"
    "Hate incidents\t155\t35\t36\t1\nRobbery\t90\t20\t24\t4\n\n"
    "Robbery rose by 30% (4 more) in January to March 2018 on the year before.\n"
)


def test_a_sentence_that_its_table_contradicts_is_quoted_and_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, output = tmp_path / "prose.txt", tmp_path / "findings.html"
    path.write_text(PROSE, encoding="utf-8")

    assert run(["check", str(path), "--min-severity", "probable"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    run(["check", str(path), "--min-severity", "probable", "--output", str(output)])

    page = _Page()
    page.feed(output.read_text(encoding="utf-8"))
    assert "“Robbery rose by 30% (4 more) in January to March 2018 on the year before.”" in said
    assert "Line 7" in said
    assert page.marked == ["30%"]


def test_findings_come_in_the_order_of_the_page_and_of_its_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.txt"
    path.write_text(
        RIGHT.replace("\t44\t4\t", "\t44\t14\t").replace("306\t297\t-9\t-2.9%", "306\t297\t9\t2.9%"),
        encoding="utf-8",
    )

    run(["check", str(path), "--format", "json"])

    found = json.loads(capsys.readouterr().out)["findings"]
    order = ["Change", "% Change"]
    places = [(each["line"], order.index(each["column"])) for each in found]
    assert len(places) > 1
    assert places == sorted(places)


def test_the_place_in_an_earlier_document_is_not_taken_for_one_in_this(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "Plan\n\nIndicator\tBaseline 2016/17\tJan 17 - Mar 17\tJan 18 - Mar 18\tDifference\n"
    before, now = tmp_path / "before.txt", tmp_path / "now.txt"
    before.write_text(
        "An opening.\n\n" + head + "Robbery\t98\t20\t24\t4\nTheft\t90\t21\t24\t3\n", encoding="utf-8"
    )
    now.write_text(head + "Robbery\t89\t20\t24\t4\nTheft\t90\t21\t24\t3\n", encoding="utf-8")

    run(["check", str(now), "--against", str(before), "--format", "json"])

    [found] = json.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["published"], found["expected"], found["line"]) == (
        "baseline",
        "89",
        "98",
        4,
    )
    assert "98 in the earlier document (line 6)" in found["explanation"]
    assert found["also"] == []
