"""Each indicator a small table of its own: latest, previous, change, target, gap, as fields down."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = pen.pick(
        ("Latest value", "Previous value", "Change", "Target", "Gap to target"),
        (
            "Current performance",
            "Same quarter last year",
            "Difference",
            "Quarter's target",
            "Above or below target",
        ),
        ("This period", "Last period", "Movement", "Aim", "Distance from aim"),
    )
    heads = pen.pick(("Field", "Value"), ("Item", "Figure"), ("", "Detail"))
    signed = Style(sign="+")
    for number, name in enumerate(pen.some(pen.words.services, 4), 1):
        was = pen.count(40, 800)
        now, target = pen.near(was, 0.3), pen.near(was, 0.2)
        rows = [
            (labels[0], str(now)),
            (labels[1], str(was)),
            (labels[2], str(pen.less(now, was, signed))),
            (f"{labels[2]} (%)", str(pen.percent(now, was, Style(places=1, after="%", sign="+")))),
            (labels[3], str(target)),
            (labels[4], str(pen.less(now, target, signed))),
            ("Good performance is", pen.pick("Low", "High")),
            ("Reported", pen.pick("Quarterly", "Monthly")),
        ]
        pen.heading(f"Indicator {number}: {name}", 3)
        pen.add(Table("", (heads,), tuple(rows)))
