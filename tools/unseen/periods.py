"""Names of periods, as papers write them."""

from __future__ import annotations

import random

MONTH_WORDS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
YEAR_STYLES = ("{a}/{b}", "{a}-{b}", "{a}/{b}", "FY{s}/{b}")


def financial(chance: random.Random, count: int, last: int | None = None) -> list[str]:
    """Some financial years in a row, all written alike.

    >>> financial(random.Random(1), 2, last=2024)[-1][-2:]
    '25'
    """
    last = last or chance.randint(2026, 2033)
    style = chance.choice(YEAR_STYLES)
    return [
        style.format(a=year, s=year % 100, b=f"{(year + 1) % 100:02}")
        for year in range(last - count + 1, last + 1)
    ]


def calendar(chance: random.Random, count: int) -> list[str]:
    """Some calendar years in a row."""
    last = chance.randint(2026, 2033)
    return [str(year) for year in range(last - count + 1, last + 1)]


def years(chance: random.Random, count: int) -> list[str]:
    """Some years in a row, financial or calendar."""
    return chance.choice((financial, financial, calendar))(chance, count)


def quarter_heads(chance: random.Random) -> list[str]:
    """Heads of four quarters."""
    start = chance.randint(26, 33)
    return chance.choice(
        (
            ["Q1", "Q2", "Q3", "Q4"],
            ["Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"],
            ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
            [f"Q{n} {start}/{start + 1}" for n in (1, 2, 3, 4)],
            [f"Apr – Jun {start}", f"Jul – Sep {start}", f"Oct – Dec {start}", f"Jan – Mar {start + 1}"],
        )
    )


def month_heads(chance: random.Random, count: int, first: int = 3) -> list[str]:
    """Heads of some months in a row, from April where `first` is 3."""
    year = chance.randint(26, 33)
    style = chance.choice(("{m}", "{m}", "{m}-{y}", "{m} {y}"))
    return [
        style.format(m=MONTH_WORDS[(first + n) % 12][:3], y=year + (first + n) // 12) for n in range(count)
    ]


def rolling_heads(chance: random.Random) -> tuple[str, str]:
    """Heads of two years that end in a month, the earlier first."""
    year, month = chance.randint(2027, 2033), chance.choice(MONTH_WORDS)
    style = chance.choice(
        ("12 months to {m} {y}", "Year to {m} {y}", "12m to {s} {y}", "Year ending {m} {y}")
    )
    before, now = (style.format(m=month, s=month[:3], y=each) for each in (year - 1, year))
    return before, now


def part_years(chance: random.Random) -> tuple[str, str]:
    """Heads of the same part of two years, the earlier first."""
    year = chance.randint(2027, 2033)
    a, b = chance.choice((("Apr", "Sep"), ("Apr", "Dec"), ("Apr", "Jun"), ("Jan", "Mar"), ("Oct", "Dec")))
    style = chance.choice(("{a}-{b} {y}", "{a} to {b} {y}", "{a} – {b} {y}"))
    before, now = (style.format(a=a, b=b, y=each) for each in (year - 1, year))
    return before, now
