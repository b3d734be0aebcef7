"""What was added to what there was, and what that makes: extra posts, new cameras, further grants."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

THINGS = (
    "patrol officers",
    "cameras",
    "volunteers",
    "street lights",
    "trained staff",
    "safe places",
    "wardens",
    "alarms",
)
FORMS = (
    "{place} has had {more} more {thing} since spring, which makes {now} in all ({was} before).",
    "We added {more} {thing} in {place} to the {was} that were there, so there are now {now}.",
    "The number of {thing} in {place} grew by {more} to {now}, {cent} above the {was} of last year.",
    "Another {more} {thing} took {place} from {was} to {now}; a further {next} are planned, for {then} by next March.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%")
    for place, thing in zip(pen.some(pen.words.places, 4), pen.some(THINGS, 4), strict=True):
        was, more, further = pen.count(40, 900), pen.count(11, 90), pen.count(11, 60)
        now = pen.sum([was, more])
        parts = {"place": place, "thing": thing, "was": was, "more": more, "now": now, "next": further}
        parts |= {"cent": pen.percent(now, was, cents), "then": pen.sum([now, further])}
        pen.say(pen.chance.choice(FORMS).format(**parts))
