"""The page before the report: everything first, then what rose and what fell, which are some kinds and not all."""

from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import SIZE, Style

OPENINGS = (
    "In {now_year} the partnership dealt with {now} incidents, {size} {more} "
    "than the {was} of {before} ({a} {kind} of {cent}).",
    "Overall demand {rose} by {cent} in {now_year}: there were {now} incidents, compared with {was} in {before}.",
    "{now} incidents were dealt with in {now_year}; in {before} there were {was}, so demand {rose} by {cent}.",
)
KINDS = (
    "{name} {rose} from {was} to {now} ({cent}).",
    "Within that, {lower} went {up} by {size} to {now}.",
    "{name}, at {now}, stood {cent} {higher} than a year before ({was}).",
)


def write(pen: Pen) -> None:
    before, now_year = years(pen.chance, 2)
    cents = Style(places=1, after=pen.pick("%", " per cent"), size=True)
    pen.heading(pen.pick("Executive summary", "Summary for members", "Key messages"))
    was = pen.count(6000, 19000)
    pen.say(
        pen.chance.choice(OPENINGS).format(
            **_told(pen, pen.near(was, 0.12), was, cents), before=before, now_year=now_year
        )
    )
    sentences = []
    for name, form in zip(pen.some(pen.words.services, 3), pen.some(KINDS, 3), strict=True):
        was = pen.count(200, 1400)
        sentences.append(
            form.format(**_told(pen, pen.near(was, 0.3), was, cents), name=name, lower=name.lower())
        )
    pen.say(*sentences)
    pen.chatter()


def _told(pen: Pen, now: Fig, was: Fig, cents: Style) -> dict[str, object]:
    return {
        "now": now,
        "was": was,
        "a": "a",
        "size": pen.less(now, was, SIZE),
        "cent": pen.percent(now, was, cents),
        "more": pen.went(now, was, "more", "fewer"),
        "kind": pen.went(now, was, "rise", "fall"),
        "rose": pen.went(now, was, "rose", "fell"),
        "up": pen.went(now, was, "up", "down"),
        "higher": pen.went(now, was, "higher", "lower"),
    }
