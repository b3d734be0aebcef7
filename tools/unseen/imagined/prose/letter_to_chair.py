"""A letter that answers a chair's question, in the first person, with its figures inside long sentences."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "You asked about {name}. I can say that we had {now} in the twelve months to June, and that a year earlier we had {was}, "
    "so that the number has gone {up} by {size}, which is {cent}.",
    "On {name}, my officers tell me that {now} were dealt with, where "
    "the year before it had been {was}: {cent} {more}.",
    "As to {name}, the figure that you quoted, {was}, is that of last "
    "year; this year's is {now}, and is {size} {higher}.",
    "I was {glad} to see {name} {rise} from {was} to {now}, that is by {cent}, for the reasons that I gave in person.",
)


def write(pen: Pen) -> None:
    who, to = pen.words.people(pen.chance, 2)
    pen.say(f"Dear {to},")
    pen.say("Thank you for your letter about the paper that went to the panel.")
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    for name, form in zip(pen.some(pen.words.services, 4), pen.some(FORMS, 4), strict=True):
        was = pen.count(90, 1600)
        now = pen.near(was, 0.3)
        parts = {"name": name.lower(), "now": now, "was": was, "glad": pen.pick("surprised", "interested")}
        parts |= {"up": pen.went(now, was, "up", "down"), "more": pen.went(now, was, "more", "fewer")}
        parts |= {"higher": pen.went(now, was, "higher", "lower"), "rise": pen.went(now, was, "rise", "fall")}
        parts |= {"size": pen.less(now, was, SIZE), "cent": pen.percent(now, was, cents)}
        pen.say(form.format(**parts))
    pen.say("Yours sincerely,")
    pen.say(who)
