"""A table of one measure and bullets beneath it, then the next: each bullet tells the row above it in other words."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{size} {more} than in the same quarter of last year.",
    "{up} {cent} on the year.",
    "The year to date is {ytd}, with this quarter's {now} in it.",
    "{earlier} came before this quarter and {now} in it, {ytd} in all.",
    "Against a profile of {aim}, we are {gap} {over}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    heads = ("Quarter", "Same quarter last year", "Year to date", pen.pick("Profile", "Expected by now"))
    for number, name in enumerate(pen.some(pen.words.fires, 3), 1):
        was = pen.count(40, 400)
        now, earlier = pen.near(was, 0.3), pen.count(60, 500)
        ytd = pen.sum([earlier, now])
        aim = pen.near(ytd, 0.2)
        pen.add(
            Table(
                f"{number}. {name}", (("Measure", *heads),), ((name, str(now), str(was), str(ytd), str(aim)),)
            )
        )
        parts = {
            "size": pen.less(now, was, SIZE),
            "more": pen.went(now, was, "more", "fewer"),
            "aim": pen.again(aim),
        }
        parts |= {
            "up": pen.went(now, was, "Up", "Down"),
            "cent": pen.percent(now, was, cents),
            "earlier": earlier,
        }
        parts |= {"ytd": pen.again(ytd), "now": pen.again(now)}
        parts |= {"gap": pen.less(ytd, aim, SIZE), "over": pen.went(ytd, aim, "over", "under")}
        pen.bullets(*(form.format(**parts) for form in pen.some(FORMS, 3)))
