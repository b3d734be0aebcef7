"""Cards of indicators, each one line of words and bars: name, target, actual, how far off, and a word for the colour."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} | Target {target} | Actual {now} | Variance {gap} | Last year {was} ({cent})",
    "KPI {n}. {name} – actual {now}, target {target}, variance {gap}; last year {was}, change {cent}",
    "{name}: {now} against a target of {target} ({gap}). Previous year {was} ({cent}).",
    "{n}) {name}; result {now}; target {target}; difference {gap}; previous {was}; % change {cent}",
)


def write(pen: Pen) -> None:
    signed, cents = Style(sign="+"), Style(places=1, after="%", sign="+")
    form = pen.chance.choice(FORMS)
    pen.heading(pen.pick("KPI cards", "Indicators", "The cards"))
    for number, name in enumerate(pen.some(pen.words.services, 5), 1):
        was = pen.count(80, 900)
        now, target = pen.near(was, 0.3), pen.near(was, 0.2)
        parts = {"n": number, "name": name, "was": was, "now": now, "target": target}
        parts |= {"gap": pen.less(now, target, signed), "cent": pen.percent(now, was, cents)}
        pen.say(form.format(**parts))
