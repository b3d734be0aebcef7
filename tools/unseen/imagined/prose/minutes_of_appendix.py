"""Minutes that tell figures of the appendix to them, as said by officers and asked by members."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import SIZE, Style

FORMS = (
    "The Head of Service drew attention to {lower}, which had {risen} by {size} to {now}.",
    "A member asked about {lower}. It was explained that the {now} reports "
    "compared with {was} in {before}, {a} {kind} of {cent}.",
    "In reply to the Vice-Chair, officers confirmed that {lower} stood at {now} ({was} in {before}).",
    "Members welcomed the report and noted that {lower} had gone from {was} to {now}, {size} {more}.",
)


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.housing, 6)
    grid = Grid(pen, "Service", names)
    was = grid.counts(before, 70, 900)
    new = grid.near(now, was, 0.3)
    if pen.luck() < 0.5:
        grid.percent("% change", new, was, Style(places=1, after="%"))
    total = grid.sum_row("All requests")
    item = pen.chance.randint(4, 19)
    cents = Style(places=1, after="%", size=True)
    pen.heading(f"Item {item}. Performance of the service")
    for number, row in enumerate(pen.some(range(6), 3), 1):
        a, b = fig(new, row), fig(was, row)
        parts = {
            "lower": names[row].lower(),
            "before": before,
            "a": "a",
            "now": pen.again(a),
            "was": pen.again(b),
        }
        parts |= {"risen": pen.went(a, b, "increased", "decreased"), "size": pen.less(a, b, SIZE)}
        parts |= {"kind": pen.went(a, b, "rise", "fall"), "more": pen.went(a, b, "more", "fewer")}
        pen.say(f"{item}.{number} " + pen.chance.choice(FORMS).format(**parts, cent=pen.percent(a, b, cents)))
    pen.say(
        f"{item}.4 The Committee noted that {pen.again(fig(new, total))} requests had been received in all."
    )
    pen.say("RESOLVED: that the report be noted.")
    pen.heading("Appendix A", 3)
    pen.add(grid.table("Requests received"))
