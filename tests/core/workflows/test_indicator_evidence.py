"""A page about one indicator says of it what the report of the quarter says, for the same reasons."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tithing.documents.pages.indicator import indicator_page
from tithing.documents.words.facts import plain_sentence
from tithing.documents.words.shown import said_about
from tithing.reading.areas import own_area
from tithing.reading.snapshot import snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import AN_OFFICER, THE_PUBLIC, Reader
from tithing.workflows.figures_out.indicator_evidence import gather_indicator
from tithing.workflows.figures_out.span_evidence import gather_span

AT = datetime(2026, 11, 30)


@pytest.mark.parametrize("reader", [AN_OFFICER, THE_PUBLIC], ids=["officer", "public"])
@pytest.mark.parametrize("quarter", ["2017-18Q4", "2020-21Q4", "2024-25Q4"])
def test_each_indicator_is_told_as_the_report_tells_it(
    demonstration: Path, reader: Reader, quarter: str
) -> None:
    seen = snapshot(demonstration, reader=reader, at=AT)
    area, period = own_area(seen), Period.parse(quarter)
    report = gather_span(span_of(seen, period, area))

    told = {}
    for line in report.lines():
        slug = line.result.indicator
        page = gather_indicator(seen, slug, area=area, period=period)
        assert page is not None
        told[slug] = [
            [plain_sentence(words) for words in said_about(facts, slug, label=line.label)]
            for facts in (report.facts, page.spans[0].facts)
        ]
        assert page.spans[0].line(slug) is not None
        assert page.spans[0].line(slug).result == line.result  # type: ignore[union-attr]

    differ = {slug: said for slug, (said, mine) in told.items() if said != mine}
    assert len(told) > 10
    # what was revised is looked for in the periods that all of a report's lines show
    assert all(set(told[slug][1]) <= set(said) for slug, said in differ.items())
    assert len(differ) <= 1


def test_the_page_of_what_is_not_one_indicator_is_none(demonstration: Path) -> None:
    seen = snapshot(demonstration, reader=AN_OFFICER, at=AT)
    area, period = own_area(seen), Period.parse("2017-18Q4")

    assert gather_indicator(seen, "nobody_counts_this", area=area, period=period) is None
    page = gather_indicator(seen, "shoplifting", area=area, period=period)
    assert page is not None
    assert indicator_page(page).title == "Shoplifting"
