"""What a threshold costs is measured with it moved, and it is put back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tithing.checking.test.sums import shares_of_total
from tithing.checking.thresholds import Threshold, thresholds
from tools.unseen import thresholds as measured
from tools.unseen.thresholds import bench_of, moved_to, page_of


def threshold(file: str, name: str) -> Threshold:
    return next(each for each in thresholds() if (each.file, each.name) == (file, name))


FEWEST = threshold("test.sums.shares_of_total", "fewest")


def test_a_threshold_is_moved_while_it_is_asked_and_put_back_after_a_failure() -> None:
    before = shares_of_total._FEWEST

    with moved_to(FEWEST, Decimal(2)):
        assert 2 * before == shares_of_total._FEWEST
    with pytest.raises(RuntimeError):
        _fails_while_moved()

    assert before == shares_of_total._FEWEST


def _fails_while_moved() -> None:
    with moved_to(FEWEST, Decimal(2)):
        raise RuntimeError


@pytest.mark.parametrize("each", thresholds(), ids=lambda each: f"{each.file}.{each.name}")
@pytest.mark.parametrize("move", [Decimal("0.5"), Decimal(2)])
def test_every_threshold_can_be_moved_both_ways(each: Threshold, move: Decimal) -> None:
    with moved_to(each, move) as (was, meanwhile):
        assert was != meanwhile


def test_the_page_says_what_each_costs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "thresholds", lambda: (FEWEST,))

    assert measured.main(["--size", "2", "--page", str(tmp_path / "page.md")]) == 0

    assert "`test.sums.shares_of_total.fewest`" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_a_reader_s_threshold_is_measured_by_reading_again() -> None:
    page = page_of(bench_of(1), [threshold("read.heads", "most_head_rows")])

    assert "| `read.heads.most_head_rows` |" in page
