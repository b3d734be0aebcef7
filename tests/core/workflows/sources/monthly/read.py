"""A source of one incident a line, whose later file of a month replaces the earlier one whole."""

import csv
from collections import Counter

from tests.support.rows import frame_of, incident_frame, observation_row
from tithing.sources.contract import Context, Reading, Received


def recognises(received: Received) -> bool:
    with received.path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().strip().startswith("month,area")


def read(received: Received, context: Context) -> Reading:
    with received.path.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    counts = Counter((line["month"], line["area"]) for line in lines)
    rows = [
        observation_row(measure="thefts", area=area, period=month, value=str(number), supplier="monthly")
        for (month, area), number in counts.items()
    ]
    month = lines[0]["month"]
    return Reading(
        "monthly",
        len(lines),
        frame_of(rows),
        incidents=incident_frame(lines),
        series=f"monthly/{month}",
        period=month,
    )
