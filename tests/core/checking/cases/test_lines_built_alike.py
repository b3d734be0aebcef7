"""Lines built alike are a table: what they say is held together as a table's columns are, whatever words frame it."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, report_on, said_of

RIGHT = (
    ("Lamp theft", 1230, 1200, "+30", "+2.5%"),
    ("Gate theft", 96, 120, "-24", "-20.0%"),
    ("Noise", 540, 500, "+40", "+8.0%"),
    ("Litter", 210, 300, "-90", "-30.0%"),
)
WRONG = (*RIGHT[:3], ("Litter", 210, 300, "-70", "-30.0%"))
FRAMES = (
    "{name}: {now:,} (last year {was:,}; {by}; {cent})",
    "{name} – {now:,}, previously {was:,}, {by} ({cent})",
    "{name} | Now {now} | Then {was} | Difference {by} | {cent}",
    "- {name}: {was} to {now} ({by}, {cent})",
    "{name}\n\n{now}\n\nLast year {was}\n\nChange {by}, {cent}",
)
FALLS = (
    ("Gate theft", 1453, 1669, "−216", "−12.9%"),
    ("Noise", 1021, 1179, "−158", "−13.4%"),
    ("Litter", 5209, 5555, "−346", "−6.2%"),
)
DOWN_FROM = "- {name}: {now:,}, down from {was:,} in the year before ({by}, {cent})."
GAPS = ("\n\n", "\n")


def paper(frame: str, gap: str, lines: tuple[tuple[str, int, int, str, str], ...]) -> str:
    told = (
        frame.format(name=name, now=now, was=was, by=by, cent=cent).replace("\n\n", gap)
        for name, now, was, by, cent in lines
    )
    return f"# Crime in brief\n\n{gap.join(told)}\n"


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("gap", GAPS)
def test_a_difference_that_its_line_does_not_make_is_told_once(frame: str, gap: str) -> None:
    said = said_of(paper(frame, gap, WRONG))

    assert [(printed, right) for _, printed, right in said] == [("-70", "-90")]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("gap", GAPS)
def test_right_lines_are_silent_and_were_tested(frame: str, gap: str) -> None:
    report = report_on(paper(frame, gap, RIGHT))

    assert report.findings == ()
    assert report.tested >= 12


def test_what_a_figure_is_down_from_is_no_fall() -> None:
    assert report_on(paper(DOWN_FROM, "\n", FALLS)).findings == ()


def test_a_line_that_is_a_row_and_a_sentence_tells_its_fault_once() -> None:
    wrong = (("Gate theft", 1453, 1669, "−216", "−19.2%"), *FALLS[1:])

    assert [printed for _, printed, _ in said_of(paper(DOWN_FROM, "\n", wrong))] == ["−19.2%"]


WORDED = """# The cards

Warden calls

649

Target 777

{first} {way} target

Safety checks

259

Target 266

7 under target

Shop visits

811

Target 604

207 over target

Patrols

129

Target 156

27 under target

Alarms

340

Target 300

40 over target
"""


@pytest.mark.parametrize(
    ("first", "way", "said"),
    [
        ("128", "under", []),
        ("182", "under", [("certain", "-182", "-128")]),
        ("128", "over", [("certain", "+128", "-128")]),
    ],
)
def test_a_word_beside_a_size_is_its_sign(first: str, way: str, said: list[Said]) -> None:
    assert said_of(WORDED.format(first=first, way=way)) == said


def test_rates_told_line_by_line_are_rounded_however_whole() -> None:
    line = "{} ran at {} per 1,000 people, {}% {} the family average of {} per 1,000."
    rows = (
        ("Assault", 36, 16, "above", 31),
        ("Drugs", 18, 39, "above", 13),
        ("Burglary", 90, 33, "below", 134),
        ("Theft", 54, 27, "below", 74),
    )

    assert said_of("\n\n".join(line.format(*row) for row in rows)) == []


def test_what_a_line_sets_itself_against_is_no_change() -> None:
    line = "{} {:,}, {} on last year's {:,}"
    rows = (("Assault", 1360, "+24.0%", 1097), ("Drugs", 551, "-13.2%", 635), ("Theft", 955, "-16.8%", 1148))

    assert said_of("Headlines:\n\n" + "\n\n".join(line.format(*row) for row in rows)) == []


def test_more_than_so_many_at_the_start_of_a_sentence_is_a_bound() -> None:
    assert said_of("More than 280 extra visits went to clinics: 1,856, from 1,574.") == []


def test_over_the_year_is_no_sign() -> None:
    line = "{} fell for the third quarter running: {}, {}, {} and now {}, a fall of {} or {}% over the year."
    rows = (
        ("Lamp theft", 845, 794, 781, 749, 96, 11.4),
        ("Noise", 566, 531, 478, 460, 106, 18.7),
        ("Litter", 758, 708, 688, 631, 127, 16.8),
    )

    assert said_of("\n\n".join(line.format(*row) for row in rows)) == []


def test_two_lines_alike_are_no_table_and_a_line_alone_is_read() -> None:
    two = "Noise | Target 40 | Actual 52 | Variance +12\n\nLitter | Target 30 | Actual 21 | Variance -8\n"

    assert report_on(two).tested == 0
    assert said_of(two) == []
