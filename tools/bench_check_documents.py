"""Correct documents for the benchmark of the checker: the published packs with their known errors put right, invented
tables that are right by construction, and our own reports where they have been made."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.read.text.from_text import read_text

# Line, what is printed (a pattern), what is right. From `errors.csv` and `sentences.csv` of the gold.
_CORRECTIONS: dict[str, tuple[tuple[int, str, str], ...]] = {
    "000_bf5187f17fbe4d3e.txt": (
        (675, "171 more offences", "18 more offences"),
        (801, "five", "six"),
        (99, r"Councillor \w+ \w+, [^,]+, ", ""),  # both present and in the apologies
        (1053, " population", ""),
        (1053, " population", ""),
        (1186, "0.4\t8.6%", "0.5\t8.6%"),
        (1205, "180\t84.5%", "183\t87.1%"),
        (1243, "-2.9", "-2.9%"),
        (1271, "0\t0.0\t0\t0.0\t0\t0.0", "0\t0.0\t0\t0.0\t1\t0.0"),
        (1282, "Robbery \u2013 Personal\t5\t0.1\t3\t0.0\t3\t0.0\t6\t0.0\t17\t0.0", ""),
        (1283, "Robbery - Business\t31\t0.3\t15\t0.1\t52\t0.4\t32\t0.2\t130\t0.2", ""),
        (1311, "Hartlepool", "Cleveland"),
    ),
    "001_c289082cf328924b.txt": (
        (1021, "19.4", "12.3"),
        (1013, "second lowest", "second highest"),
        (1055, "in Q4", "in Q3"),
        (1067, "59%", "58%"),
        (1072, "-\t0.4", "-\t-0.4"),
        (1080, "increase in the number of individuals", "change in the number of individuals"),
        (1102, "24% from", "23% from"),
        (1141, "\t411\t", "\t410\t"),
        (1193, "-20\t-23", "-19\t-23"),
        (1202, "7\t2%", "5\t2%"),
        (1232, "\t115\t", "\t116\t"),
    ),
    "004_f4c29f5249fa78cd.txt": (
        (821, "145\t284.3%", "95\t94.1%"),
        (825, "-6\t3%", "-3\t-10.3%"),
        (831, "0\t0.3", "0.3\t5.4%"),
        (832, "0.7%\t", "0.7\t2.1%"),
        (849, "55\t-56", "-55\t-56.1%"),
        (870, "-1\t100.0%", "-1\t-100.0%"),
        (959, "3.7%", "4.6%"),
    ),
}
_ROBBERY = (
    "Robbery\t36\t0.4\t18\t0.1\t55\t0.4\t38\t0.2\t147\t0.3\n"
    "Business Robbery\t5\t0.1\t3\t0.0\t3\t0.0\t6\t0.0\t17\t0.0\n"
    "Personal Robbery\t31\t0.3\t15\t0.1\t52\t0.4\t32\t0.2\t130\t0.2"
)


def correct_documents(rng: random.Random, *, shared: Path, reports: Path) -> Iterator[PrintedDocument]:
    """The documents that changes are made to."""
    for name, corrections in _CORRECTIONS.items():
        path = shared / "packs" / name
        if path.is_file():
            yield read_text(_corrected(path.read_text(encoding="utf-8"), corrections), title=name)
    for number in range(6):
        yield read_text(invented(rng, number), title=f"invented {number + 1}")
    for path in sorted(reports.glob("*.html")) if reports.is_dir() else ():
        yield read_here(path)


def _corrected(text: str, corrections: tuple[tuple[int, str, str], ...]) -> str:
    lines = text.split("\n")
    for number, wrong, right in corrections:
        line = lines[number - 1]
        lines[number - 1] = re.sub(wrong, right, line, count=1)
    for index, line in enumerate(lines):
        if line.startswith("Acquisitive Crime\t1385\t15.2"):
            lines[index] = f"{_ROBBERY}\n{line}"
    return "\n".join(lines)


# -- invented ------------------------------------------------------------------------------------------------------

_GROUPS = {
    "Thefts": ("Theft of tools", "Theft of boats", "Theft from sheds", "Other thefts"),
    "Damage": ("Damage to homes", "Damage to cars"),
    "Disorder": ("Street disorder", "Disorder at fairs", "Disorder in shops"),
}
_PLACES = ("Amberside", "Birkdale", "Corrowby", "Dunmere")


def invented(rng: random.Random, number: int) -> str:
    """A report of invented figures, right by construction: changes, places with rates, months, year to date, prose."""
    year = 2021 + number % 3
    before, after = f"Apr - Jun {year - 1}", f"Apr - Jun {year}"
    counts = {
        label: (rng.randint(30, 400), rng.randint(30, 400)) for group in _GROUPS.values() for label in group
    }
    lines = [f"Quarter 1 - April to June {year}", "", f"Recorded offences in Amberside {after}", ""]
    lines += [f"Type\t{before}\t{after}\tChange\t% Change", *_change_rows(counts), ""]
    label, (was, now) = next((k, v) for k, v in counts.items() if abs(v[1] - v[0]) * 5 > v[0])
    word = "increased" if now > was else "reduced"
    more = "more" if now > was else "fewer"
    lines += [
        f"{label} {word} by {_percent(was, now).strip('-')} compared to the same period in the previous year, "
        f"{abs(now - was)} {more} offences.",
        "",
    ]
    return "\n".join([*lines, *_places(rng, after), *_months(rng, year)])


def _change_rows(counts: dict[str, tuple[int, int]]) -> Iterator[str]:
    totals = [0, 0]
    for group, labels in _GROUPS.items():
        pair = [sum(counts[label][n] for label in labels) for n in (0, 1)]
        totals = [totals[n] + pair[n] for n in (0, 1)]
        yield _change_row(group, *pair)
        yield from (_change_row(label, *counts[label]) for label in labels)
    yield _change_row("Total", *totals)


def _change_row(label: str, was: int, now: int) -> str:
    return f"{label}\t{was}\t{now}\t{now - was}\t{_percent(was, now)}"


def _percent(was: int, now: int) -> str:
    return f"{_half_up(1000 * (now - was) / was) / 10:.1f}%"


def _half_up(value: float) -> int:
    return int(value + 0.5) if value >= 0 else -int(-value + 0.5)


def _places(rng: random.Random, after: str) -> list[str]:
    people = {place: rng.randint(60_000, 190_000) for place in _PLACES}
    people["Wherrymouth force"] = sum(people.values())
    lines = [
        f"Offences by district {after}",
        "",
        "Type\t" + "\t".join(f"{p}\t" for p in people).rstrip("\t") + "\t",
    ]
    lines.append("\t" + "\t".join("Offences\tPer 1,000 pop" for _ in people))
    for label in ("Vessel crime", "Market crime", "Moor crime", "Bridge crime"):
        counts = [rng.randint(40, 900) for _ in _PLACES]
        counts.append(sum(counts))
        cells = [
            f"{n}\t{_half_up(10_000 * n / base) / 10:.1f}"
            for n, base in zip(counts, people.values(), strict=True)
        ]
        lines.append(f"{label}\t" + "\t".join(cells))
    return [*lines, ""]


def _months(rng: random.Random, year: int) -> list[str]:
    months = [rng.randint(100, 300) for _ in range(3)]
    now, was = sum(months), rng.randint(300, 900)
    word = "increased" if now > was else "reduced"
    return [
        f"Indicator\tApr - Jun {year - 1}\tApr - Jun {year}\tDifference\t% Difference",
        f"Harbour complaints\t{was}\t{now}\t{now - was}\t{_percent(was, now)}",
        "",
        f"Harbour complaints {word} from {was} to {now} compared to the previous year.",
        "",
        "Quarter 1\tHarbour complaints",
        *(f"{name}\t{count}" for name, count in zip(("April", "May", "June"), months, strict=True)),
        "",
    ]
